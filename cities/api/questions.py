"""Questions to a city over the API: anybody asks, its people answer, everybody reads what both agreed to publish."""

from collections.abc import Callable

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from cities import actions
from cities.filters import PUBLIC_QUESTION_SORTS, QUESTION_SORTS, PublicQuestionFilter, QuestionFilter
from cities.models import Asker, City, CityQuestion
from core.api import PlainTextField, ReadOnlyRecords, Strict, acting, person_of, sent
from core.limits import address_of
from core.permissions import require
from core.translation import LANGUAGES

SLUG = OpenApiParameter("slug", str, OpenApiParameter.PATH)
ASKER = ("name", "email", "organisation")


class NewQuestion(Strict):
    """A question to a city. Name and address are used to send the answer, and leave by no address of the API."""

    text = PlainTextField(required=True)
    name = serializers.CharField(max_length=120)
    email = serializers.EmailField()
    organisation = serializers.CharField(max_length=160, required=False, allow_blank=True, default="")
    language = serializers.ChoiceField(choices=LANGUAGES, default=LANGUAGES[0])
    may_publish = serializers.BooleanField(default=False)


class PublicQuestionSerializer(serializers.ModelSerializer):
    city = serializers.SlugRelatedField("slug", read_only=True)
    question = serializers.CharField(source="text", read_only=True)
    answer = serializers.CharField(source="public_answer", read_only=True)

    class Meta:
        model = CityQuestion
        fields = ["id", "city", "about", "about_title", "language", "question", "asked_at", "answer", "answered_at"]


class CityQuestionSerializer(serializers.ModelSerializer):
    """What those who answer read; not who asked."""

    question = serializers.CharField(source="text", read_only=True)

    class Meta:
        model = CityQuestion
        fields = [
            *["id", "about", "about_title", "language", "status", "question", "asked_at", "due_on", "passed_on_at"],
            *["answer", "answered_at", "closed_reason", "may_publish", "public_answer", "published_at"],
        ]


class Answer(Strict):
    answer = PlainTextField(required=True, allow_blank=False)


class Wording(Strict):
    """The answer as everybody reads it; as it was sent, where nothing is said."""

    answer = PlainTextField(required=False, default="")


class Closing(Strict):
    reason = PlainTextField(required=True, allow_blank=False)


def ask_about(request: Request, city: City, *, about: str, title: str, path: str) -> Response:
    """Take in what anybody asks this city about the record `about`; she gets a mail with a link to confirm it."""
    values = sent(NewQuestion, request)
    asker = Asker(**{name: values.pop(name) for name in ASKER})
    question = CityQuestion(city=city, about=about, about_title=title, about_path=path, **values)
    actions.ask(question, asker, sender=address_of(request))
    return Response(status=status.HTTP_202_ACCEPTED)


class PublicQuestions(ReadOnlyRecords):
    """Questions and answers that both the asker and the city agreed to publish; `about` names a record by its tag."""

    serializer_class = PublicQuestionSerializer
    filterset_class = PublicQuestionFilter
    sorts = PUBLIC_QUESTION_SORTS
    lookup_field = "pk"
    lookup_value_regex = "[0-9]{1,9}"
    queryset = CityQuestion.objects.none()

    def get_queryset(self):
        return CityQuestion.objects.published().select_related("city").order_by("-published_at", "pk")


@extend_schema(parameters=[SLUG])
class CityQuestions(ReadOnlyRecords):
    """What a city is asked: anybody may ask, the city's own people and the secretariat's officers read and answer."""

    serializer_class = CityQuestionSerializer
    filterset_class = QuestionFilter
    sorts = QUESTION_SORTS
    lookup_field = "pk"
    lookup_value_regex = "[0-9]{1,9}"
    queryset = CityQuestion.objects.none()

    def get_queryset(self):
        person = person_of(self.request)
        city = get_object_or_404(City.objects.kept_by(person), slug=self.kwargs["slug"])
        require(person, "cities.see_questions", city)
        rows = CityQuestion.objects.visible_to(person).filter(city=city).select_related("city")
        return rows.open_first().order_by("rank", "due_on", "pk")

    @acting
    def list(self, request, *args, **kwargs):
        return super().list(request, *args, **kwargs)

    @acting
    def retrieve(self, request, *args, **kwargs):
        return super().retrieve(request, *args, **kwargs)

    @extend_schema(request=NewQuestion, responses={202: None})
    @acting
    def create(self, request, slug):
        """Ask the city. A mail with a link goes to the address; the question goes to the city when it is opened."""
        city = get_object_or_404(City.objects.visible_to(request.user), slug=slug)
        return ask_about(request, city, about=city.tag, title=str(city.name), path=f"/cities/{city.slug}/")

    def act(self, words: type[Strict], do: Callable[..., CityQuestion]) -> Response:
        row = self.get_object()
        require(self.request.user, "cities.answer_question", row)
        do(row, by=self.request.user, **sent(words, self.request))
        return Response(self.get_serializer(self.get_queryset().get(pk=row.pk)).data)

    @extend_schema(request=Answer, responses=CityQuestionSerializer)
    @action(detail=True, methods=["post"])
    @acting
    def answer(self, request, slug, pk):
        """Send the answer to whoever asked; neither side reads the other's address."""
        return self.act(Answer, actions.answer_question)

    @extend_schema(request=None, responses=CityQuestionSerializer)
    @action(detail=True, methods=["post"], url_path="pass-on")
    @acting
    def pass_on(self, request, slug, pk):
        """Leave the answer to the secretariat."""
        return self.act(Strict, actions.pass_question_on)

    @extend_schema(request=Closing, responses=CityQuestionSerializer)
    @action(detail=True, methods=["post"])
    @acting
    def close(self, request, slug, pk):
        """Close it without an answer: advertising, abuse. Nobody is told."""
        return self.act(Closing, actions.close_question)

    @extend_schema(request=Wording, responses=CityQuestionSerializer)
    @action(detail=True, methods=["post"])
    @acting
    def publish(self, request, slug, pk):
        """Let everybody read question and answer, if whoever asked agreed."""
        return self.act(Wording, actions.publish_answer)

    @extend_schema(request=None, responses=CityQuestionSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    @acting
    def take_back(self, request, slug, pk):
        """Take question and answer off the page."""
        return self.act(Strict, actions.take_back_answer)
