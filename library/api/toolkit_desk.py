"""The secretariat keeps the toolkit over the API, under the same rules as at its desk."""

from django.shortcuts import get_object_or_404
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from core.api import PlainTextField, Strict, acting, person_of, version_read
from core.attaching import NewAttachment
from core.permissions import require
from library import actions
from library.api.publications import Direction
from library.api.recommendations import IF_MATCH, sent
from library.api.toolkit import StageSerializer, StepSerializer, ToolSerializer
from library.choices import ProfileChapter, ToolKind
from library.models import Stage, Step, Tool


class StageTexts(Strict):
    """What the secretariat writes of a stage."""

    def get_fields(self):
        fields = super().get_fields()
        names = {Stage: actions.STAGE_FIELDS, Step: actions.STEP_FIELDS, Tool: actions.TOOL_FIELDS}[self.model]
        return fields | {name: PlainTextField() for name in names if name not in fields}

    model: type = Stage


class StepTexts(StageTexts):
    """What the secretariat writes of a step."""

    model = Step
    weeks = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=260)
    people = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=100)
    themes = serializers.ListField(child=serializers.SlugField(max_length=60), required=False, max_length=60)
    profile_chapters = serializers.ListField(
        child=serializers.ChoiceField(choices=ProfileChapter.choices), required=False, max_length=20
    )
    is_own_draft = serializers.BooleanField(required=False)
    is_in_use = serializers.BooleanField(required=False)


class ToolTexts(StageTexts):
    """What the secretariat writes of a tool."""

    model = Tool
    kind = serializers.ChoiceField(choices=ToolKind.choices, required=False)
    url = serializers.URLField(required=False, allow_blank=True, max_length=500)
    is_in_use = serializers.BooleanField(required=False)


class NewTool(ToolTexts):
    kind = serializers.ChoiceField(choices=ToolKind.choices)


class Use(Strict):
    in_use = serializers.BooleanField()


class ToolkitDesk(viewsets.GenericViewSet):
    """Stages, steps and tools as the secretariat keeps them, in use or not."""

    queryset = Stage.objects.none()
    serializer_class = StageSerializer
    pagination_class = None
    filter_backends: list = []

    def found(self, model: type, key: str):
        self.keeper()
        return get_object_or_404(model, key=key)

    def keeper(self) -> None:
        require(person_of(self.request), "library.edit_toolkit")

    def shown(self, part, code: int = status.HTTP_200_OK) -> Response:
        # Read anew: a step with its tools, a tool with its documents.
        now = type(part).objects.get(pk=part.pk)
        if isinstance(now, Step):
            now = Step.objects.with_tools(self.request.user).get(pk=now.pk)
        serializer = {Stage: StageSerializer, Step: StepSerializer, Tool: ToolSerializer}[type(now)]
        return Response(serializer(now).data, status=code, headers={"ETag": now.etag})

    def added(self, part, words: type[Strict]) -> Response:
        return self.shown(actions.add_to_toolkit(part, sent(words, self.request), by=self.request.user), 201)

    def edited(self, part, words: type[Strict]) -> Response:
        version = version_read(self.request)
        values = sent(words, self.request)
        return self.shown(actions.edit_toolkit(part, values, by=self.request.user, version=version))

    def moved(self, part) -> Response:
        actions.move_toolkit(part, by=self.request.user, **sent(Direction, self.request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=StageTexts, responses={201: StageSerializer})
    @acting
    def add_stage(self, request):
        """Add a stage at the end of the way."""
        self.keeper()
        return self.added(Stage(), StageTexts)

    @extend_schema(request=StageTexts, responses=StageSerializer, parameters=[IF_MATCH])
    @acting
    def edit_stage(self, request, key):
        """Change a stage; public at once."""
        return self.edited(self.found(Stage, key), StageTexts)

    @extend_schema(responses=StageSerializer)
    @acting
    def stage(self, request, key):
        """A stage, with the ETag for the next change."""
        return self.shown(self.found(Stage, key))

    @extend_schema(request=Direction, responses={204: None})
    @acting
    def move_stage(self, request, key):
        """Put a stage one place up or down."""
        return self.moved(self.found(Stage, key))

    @extend_schema(request=Use, responses={204: None})
    @acting
    def use_stage(self, request, key):
        """Withdraw a stage with all its steps, or bring them back."""
        stage = self.found(Stage, key)
        actions.use_stage(stage, by=request.user, **sent(Use, request))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=StepTexts, responses={201: StepSerializer})
    @acting
    def add_step(self, request, key):
        """Add a step at the end of a stage; out of use unless it is said."""
        return self.added(Step(stage=self.found(Stage, key), is_in_use=False), StepTexts)

    @extend_schema(responses=StepSerializer)
    @acting
    def step(self, request, key):
        """A step in use or not, with the ETag for the next change."""
        return self.shown(self.found(Step, key))

    @extend_schema(request=StepTexts, responses=StepSerializer, parameters=[IF_MATCH])
    @acting
    def edit_step(self, request, key):
        """Change a step; public at once while it is in use."""
        return self.edited(self.found(Step, key), StepTexts)

    @extend_schema(request=Direction, responses={204: None})
    @acting
    def move_step(self, request, key):
        """Put a step one place up or down, from the end of its stage into the next."""
        return self.moved(self.found(Step, key))

    @extend_schema(request=NewTool, responses={201: ToolSerializer})
    @acting
    def add_tool(self, request, key):
        """Add a tool to a step; out of use unless it is said."""
        return self.added(Tool(step=self.found(Step, key), is_in_use=False), NewTool)

    @extend_schema(responses=ToolSerializer)
    @acting
    def tool(self, request, key):
        """A tool in use or not, with the ETag for the next change."""
        return self.shown(self.found(Tool, key))

    @extend_schema(request=ToolTexts, responses=ToolSerializer, parameters=[IF_MATCH])
    @acting
    def edit_tool(self, request, key):
        """Change a tool; public at once while it is in use."""
        return self.edited(self.found(Tool, key), ToolTexts)

    @extend_schema(request=Direction, responses={204: None})
    @acting
    def move_tool(self, request, key):
        """Put a tool one place up or down within its step."""
        return self.moved(self.found(Tool, key))


class ToolDocuments(viewsets.GenericViewSet):
    """The documents of a tool, kept by the secretariat."""

    queryset = Tool.objects.none()
    serializer_class = ToolSerializer
    parser_classes = [MultiPartParser]
    pagination_class = None
    filter_backends: list = []

    def tool(self, key: str) -> Tool:
        require(person_of(self.request), "library.edit_toolkit")
        return get_object_or_404(Tool, key=key)

    @extend_schema(request={"multipart/form-data": NewAttachment}, responses={201: ToolSerializer})
    @acting
    def attach(self, request, key):
        """Attach a document to a tool, as multipart/form-data."""
        tool = self.tool(key)
        words = dict(sent(NewAttachment, request))
        actions.attach_to_tool(tool, words.pop("file"), words, by=request.user)
        now = Tool.objects.get(pk=tool.pk)
        return Response(ToolSerializer(now).data, status=status.HTTP_201_CREATED, headers={"ETag": now.etag})

    @extend_schema(request=None, responses={204: None})
    @acting
    def remove(self, request, key, file):
        """Take a document off."""
        actions.remove_tool_file(get_object_or_404(self.tool(key).files, pk=file), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


def part(name: str, tail: str = "", **methods: str):
    view, plural = ToolkitDesk.as_view(methods), f"{name}s"
    end = f"-{tail}" if tail else ""
    return path(f"toolkit-{plural}/<slug:key>/{tail}{'/' if tail else ''}", view, name=f"api-toolkit-{name}{end}")


urlpatterns = [
    path("toolkit-stages/", ToolkitDesk.as_view({"post": "add_stage"}), name="api-toolkit-stages"),
    part("stage", get="stage", patch="edit_stage"),
    part("stage", "move", post="move_stage"),
    part("stage", "use", post="use_stage"),
    part("stage", "steps", post="add_step"),
    part("step", get="step", patch="edit_step"),
    part("step", "move", post="move_step"),
    part("step", "tools", post="add_tool"),
    part("tool", get="tool", patch="edit_tool"),
    part("tool", "move", post="move_tool"),
    path("toolkit-tools/<slug:key>/files/", ToolDocuments.as_view({"post": "attach"}), name="api-toolkit-tool-files"),
    path(
        "toolkit-tools/<slug:key>/files/<int:file>/remove/",
        ToolDocuments.as_view({"post": "remove"}),
        name="api-toolkit-tool-file-remove",
    ),
]
