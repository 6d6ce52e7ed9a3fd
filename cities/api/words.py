"""What may be sent to the API about a city and its people."""

from rest_framework import serializers

from accounts.choices import CITY_ROLE_CHOICES
from cities import actions
from cities.choices import CityRole, JoinKind, JoinStatus, LocalCompetence, Passage
from cities.models import Country, Organisation, Phase
from cities.pictures import cleaned_picture
from core.api import Strict
from core.translation import LANGUAGES


class OwnTexts(Strict):
    """What a city keeps itself."""

    website = serializers.URLField(required=False, allow_blank=True)
    may_act_in = serializers.ListField(
        child=serializers.ChoiceField(choices=LocalCompetence.choices), required=False, max_length=40
    )

    def get_fields(self):
        fields = super().get_fields()
        for name in actions.OWN_TEXTS:
            for code in LANGUAGES:
                fields[f"{name}_{code}"] = serializers.CharField(required=False, allow_blank=True)
        return fields


class Reference(Strict):
    """What the secretariat keeps of a city."""

    country = serializers.SlugRelatedField("code", queryset=Country.objects.all(), required=False)
    administration = serializers.CharField(required=False, allow_blank=True)
    alternate_names = serializers.ListField(child=serializers.CharField(max_length=80), required=False, max_length=50)

    def get_fields(self):
        fields = super().get_fields()
        for name in actions.REFERENCE_TEXTS:
            for code in LANGUAGES:
                fields[f"{name}_{code}"] = serializers.CharField(required=False, allow_blank=True)
        return fields


class NewMembership(Strict):
    phase = serializers.SlugRelatedField("slug", queryset=Phase.objects.all())
    role = serializers.ChoiceField(choices=CityRole.choices)
    represented_by = serializers.SlugRelatedField("slug", queryset=Organisation.objects.all(), required=False)
    since = serializers.CharField(required=False, allow_blank=True)


class End(Strict):
    until = serializers.CharField()


class Contact(Strict):
    email = serializers.EmailField(allow_blank=True)


class Confirmation(Strict):
    text = serializers.ChoiceField(choices=actions.OWN_TEXTS)
    language = serializers.ChoiceField(choices=LANGUAGES)


class NewPicture(Strict):
    file = serializers.FileField()
    alternative_en = serializers.CharField(required=False, allow_blank=True)
    alternative_fr = serializers.CharField(required=False, allow_blank=True)
    alternative_ar = serializers.CharField(required=False, allow_blank=True)
    credit = serializers.CharField()
    licence = serializers.CharField()

    def validate_file(self, file):
        return cleaned_picture(file)


class NewCorrection(Strict):
    """What a reader says is wrong. The address is used to tell what was decided, and never shown."""

    field = serializers.ChoiceField(choices=Passage.choices)
    language = serializers.ChoiceField(choices=LANGUAGES, default=LANGUAGES[0])
    proposal = serializers.CharField(max_length=5000)
    source = serializers.CharField(max_length=500)
    email = serializers.EmailField(required=False, allow_blank=True, default="")


class NewJoinRequest(Strict):
    kind = serializers.ChoiceField(choices=JoinKind.choices)
    name = serializers.CharField(max_length=120)
    email = serializers.EmailField()
    city_name = serializers.CharField(max_length=120)
    country = serializers.CharField(max_length=80)
    position = serializers.CharField(max_length=120, required=False, allow_blank=True)
    message = serializers.CharField(max_length=4000)
    language = serializers.ChoiceField(choices=LANGUAGES, default=LANGUAGES[0])


class JoinAnswer(Strict):
    """`seen` is the state in which the request was read: it is not answered twice."""

    status = serializers.ChoiceField(choices=JoinStatus.choices)
    answer = serializers.CharField(max_length=4000)
    seen = serializers.ChoiceField(choices=JoinStatus.choices)


class Decision(serializers.Serializer):
    decision = serializers.ChoiceField(choices=["accept", "edit", "refuse"])
    text = serializers.CharField(required=False, allow_blank=True, default="")
    reason = serializers.CharField(required=False, allow_blank=True, default="")


class InviteSerializer(serializers.Serializer):
    email = serializers.EmailField()
    role = serializers.ChoiceField(choices=CITY_ROLE_CHOICES)
    language = serializers.ChoiceField(choices=LANGUAGES, default="en")
