"""The City Toolkit over the API: steps for everybody, a city's progress for its people."""

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers, status, viewsets
from rest_framework.response import Response

from cities.models import City
from core.api import PlainTextField, ReadOnlyRecords, Strict, TranslatedText, acting, person_of, sent, version_read
from core.permissions import require
from library import actions
from library.choices import StepState
from library.filters import StepFilter
from library.models import CityStep, CityTask, Stage, Step, Tool
from library.querysets import cities_on_their_way
from library.sheet.city_toolkit import city_way
from library.toolkit import progress_data, tool_file_data


class StageSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    intro = TranslatedText()

    class Meta:
        model = Stage
        fields = ["key", "title", "intro"]


class ToolFileSerializer(serializers.Serializer):
    """A document to download. `size` in bytes."""

    title = serializers.CharField()
    language = serializers.CharField()
    media_type = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()
    origin = serializers.CharField()
    url = serializers.URLField()


class ToolSerializer(serializers.ModelSerializer):
    title = TranslatedText()
    description = TranslatedText()
    content = TranslatedText()
    files = serializers.SerializerMethodField()

    class Meta:
        model = Tool
        fields = ["key", "kind", "title", "description", "content", "url", "files"]

    @extend_schema_field(ToolFileSerializer(many=True))
    def get_files(self, tool: Tool) -> list[dict]:
        return [tool_file_data(tool, row) for row in tool.files.all()]


class StepSerializer(serializers.ModelSerializer):
    stage = StageSerializer(read_only=True)
    title = TranslatedText()
    purpose = TranslatedText()
    guidance = TranslatedText()
    strategies = TranslatedText()
    options = TranslatedText()
    done_when = TranslatedText()
    tools = ToolSerializer(source="shown_tools", many=True, read_only=True)

    class Meta:
        model = Step
        fields = [
            "key",
            "stage",
            "title",
            "purpose",
            "guidance",
            "strategies",
            "options",
            "done_when",
            "weeks",
            "people",
            "themes",
            "profile_chapters",
            "is_own_draft",
            "tools",
            "translation_states",
        ]


class ToolkitSteps(ReadOnlyRecords):
    """The steps of the City Toolkit in their order, each with its stage and its tools."""

    serializer_class = StepSerializer
    filterset_class = StepFilter
    lookup_field = "key"
    queryset = Step.objects.none()

    def get_queryset(self):
        steps = Step.objects.visible_to(self.request.user).with_tools(self.request.user)
        return steps.prefetch_related("shown_tools__files__attachment")


# A city's own way


class TaskSerializer(serializers.ModelSerializer):
    class Meta:
        model = CityTask
        fields = ["id", "text", "responsible", "due", "done_at", "version"]


class OwnStepSerializer(serializers.ModelSerializer):
    step = serializers.SlugRelatedField("key", read_only=True)
    tasks = serializers.SerializerMethodField()

    class Meta:
        model = CityStep
        fields = ["step", "state", "note", "version", "tasks"]

    @extend_schema_field(TaskSerializer(many=True))
    def get_tasks(self, row: CityStep) -> list[dict]:
        return TaskSerializer(self.context["tasks"], many=True).data


class StepWords(Strict):
    state = serializers.ChoiceField(choices=StepState.choices, required=False)
    note = PlainTextField(max_length=10_000)


class NewTask(Strict):
    text = serializers.CharField(max_length=300)
    responsible = serializers.CharField(max_length=120, required=False, allow_blank=True)
    due = serializers.DateField(required=False, allow_null=True)


class TaskWords(NewTask):
    text = serializers.CharField(max_length=300, required=False)
    is_done = serializers.BooleanField(required=False)


class Sharing(Strict):
    shared = serializers.BooleanField()


class WayTask(serializers.Serializer):
    task = serializers.CharField()
    responsible = serializers.CharField()
    due = serializers.DateField(allow_null=True)
    done_at = serializers.DateField(allow_null=True)


class WayStep(serializers.Serializer):
    step = serializers.SlugField()
    stage = serializers.SlugField()
    state = serializers.ChoiceField(choices=StepState.choices)
    note = serializers.CharField()
    tasks = WayTask(many=True)


class WaySerializer(serializers.Serializer):
    city = serializers.SlugField()
    done = serializers.IntegerField()
    count = serializers.IntegerField()
    shared_with_secretariat = serializers.BooleanField()
    steps = WayStep(many=True)


IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag that was read."
)


class CityWay(viewsets.GenericViewSet):
    """How far a city is with the toolkit: for its own people; for everybody else nothing is here."""

    queryset = CityStep.objects.none()
    serializer_class = OwnStepSerializer
    pagination_class = None
    filter_backends: list = []

    def city(self) -> City:
        return get_object_or_404(City, pk__in=cities_on_their_way(person_of(self.request)), slug=self.kwargs["slug"])

    def city_step(self) -> CityStep:
        """What the city has noted at this step; version 0 where it has noted nothing yet."""
        city = self.city()
        step = get_object_or_404(Step.objects.visible_to(self.request.user), key=self.kwargs["key"])
        noted = CityStep.objects.visible_to(self.request.user).of(city).filter(step=step).first()
        return noted or CityStep(city=city, step=step, version=0)

    def task(self) -> CityTask:
        tasks = CityTask.objects.visible_to(self.request.user).of(self.city()).select_related("city", "step")
        return get_object_or_404(tasks, pk=self.kwargs["pk"])

    def sent(self, words: type[Strict]) -> dict:
        return sent(words, self.request, partial=True)

    def shown(self, row: CityStep) -> Response:
        tasks = CityTask.objects.visible_to(self.request.user).of(row.city).filter(step=row.step)
        return Response(OwnStepSerializer(row, context={"tasks": tasks}).data, headers={"ETag": row.etag})

    @extend_schema(responses=WaySerializer, operation_id="cities_toolkit_progress")
    def progress(self, request, slug):
        """Every step with its state, notes and tasks."""
        return Response(progress_data(city_way(self.city(), request.user)))

    @extend_schema(responses=OwnStepSerializer)
    def retrieve(self, request, slug, key):
        """What is noted at one step, with the ETag for the next change."""
        return self.shown(self.city_step())

    @extend_schema(request=StepWords, responses=OwnStepSerializer, parameters=[IF_MATCH])
    @acting
    def partial_update(self, request, slug, key):
        """Say where the city stands, and note what it wants to keep."""
        row = self.city_step()
        require(request.user, "library.use_toolkit", row.city)
        version = version_read(request)
        return self.shown(actions.note_step(row.city, row.step, self.sent(StepWords), by=request.user, version=version))

    @extend_schema(request=NewTask, responses={201: TaskSerializer})
    @acting
    def add_task(self, request, slug, key):
        """Note something to do at this step."""
        row = self.city_step()
        require(request.user, "library.use_toolkit", row.city)
        words = sent(NewTask, request)
        task = actions.add_task(row.city, row.step, words, by=request.user)
        return Response(TaskSerializer(task).data, status=status.HTTP_201_CREATED, headers={"ETag": task.etag})

    @extend_schema(request=TaskWords, responses=TaskSerializer, parameters=[IF_MATCH])
    @acting
    def edit_task(self, request, slug, pk):
        """Change a task; `is_done` says whether it is done."""
        row = self.task()
        require(request.user, "library.use_toolkit", row.city)
        version = version_read(request)
        task = actions.edit_task(row, self.sent(TaskWords), by=request.user, version=version)
        return Response(TaskSerializer(task).data, headers={"ETag": task.etag})

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    @acting
    def remove_task(self, request, slug, pk):
        """Take a task away."""
        row = self.task()
        require(request.user, "library.use_toolkit", row.city)
        actions.remove_task(row, by=request.user, version=version_read(request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=Sharing, responses={204: None})
    @acting
    def share(self, request, slug):
        """Let the secretariat see all this, or no longer."""
        city = self.city()
        require(request.user, "library.share_toolkit", city)
        words = sent(Sharing, request)
        actions.share_toolkit(city, shared=words["shared"], by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


WAY = "cities/<slug:slug>/toolkit/"
urlpatterns = [
    path(WAY, CityWay.as_view({"get": "progress"}), name="api-city-toolkit"),
    path(f"{WAY}sharing/", CityWay.as_view({"put": "share"}), name="api-city-toolkit-sharing"),
    path(
        f"{WAY}tasks/<int:pk>/",
        CityWay.as_view({"patch": "edit_task", "delete": "remove_task"}),
        name="api-city-toolkit-task",
    ),
    path(
        f"{WAY}<slug:key>/",
        CityWay.as_view({"get": "retrieve", "patch": "partial_update"}),
        name="api-city-toolkit-step",
    ),
    path(f"{WAY}<slug:key>/tasks/", CityWay.as_view({"post": "add_task"}), name="api-city-toolkit-tasks"),
]
