"""Forms for a city's own record, its people, corrections, questions to it, and for joining."""

from cities.forms.questions import AnswerForm, AskerForm, AskForm, CloseForm, PublishForm
from cities.forms.record import (
    CityForm,
    ColleagueForm,
    CorrectionForm,
    DecisionForm,
    EndForm,
    HumanForm,
    InvitationForm,
    JoinAnswerForm,
    JoinForm,
    MembershipForm,
    PictureForm,
    ReferenceForm,
)

__all__ = [
    "AnswerForm",
    "AskForm",
    "AskerForm",
    "CityForm",
    "CloseForm",
    "ColleagueForm",
    "CorrectionForm",
    "DecisionForm",
    "EndForm",
    "HumanForm",
    "InvitationForm",
    "JoinAnswerForm",
    "JoinForm",
    "MembershipForm",
    "PictureForm",
    "PublishForm",
    "ReferenceForm",
]
