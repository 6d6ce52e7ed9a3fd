from django.urls import path

from profiles.views import (
    chapters,
    desk,
    doubts,
    files,
    freshness,
    importing,
    paper,
    parts,
    public,
    reading,
    remarks,
    review,
    sources,
    workspace,
)

urlpatterns = [
    # What the public reads
    path("figures/", public.figure_list, name="figures"),
    path("figures.csv", public.figures_csv, name="figures-csv"),
    path("compare/", reading.compare, name="compare"),
    path("compare.csv", reading.compare_csv, name="compare-csv"),
    path("cities/<slug:slug>/figures/<slug:code>/", reading.city_indicator, name="city-indicator"),
    # An edition as files
    path("cities/<slug:slug>/profile/<int:number>/figures.csv", files.edition_csv, name="profile-figures-csv"),
    # The review of an edition
    path("my-city/<slug:slug>/profile/submit/", review.submit, name="my-profile-submit"),
    path("my-city/<slug:slug>/profile/request-changes/", review.request_changes, name="my-profile-request-changes"),
    path("my-city/<slug:slug>/profile/approve/", review.approve, name="my-profile-approve"),
    path("my-city/<slug:slug>/profile/publish/", review.publish, name="my-profile-publish"),
    path("my-city/<slug:slug>/profile/plan/", review.plan, name="my-profile-plan"),
    path("my-city/<slug:slug>/profile/withdraw/", review.withdraw, name="my-profile-withdraw"),
    path("my-city/<slug:slug>/profile/still-true/", freshness.still_true, name="profile-freshness"),
    path("my-city/<slug:slug>/profile/adoption/", paper.adoption, name="my-profile-adoption"),
    # Vision and priorities, the log of the stakeholder group, services
    path("my-city/<slug:slug>/profile/vision/", paper.vision, name="my-profile-vision"),
    path("my-city/<slug:slug>/profile/priorities/", paper.priorities, name="my-profile-priorities"),
    path("my-city/<slug:slug>/profile/priorities/new/", paper.priority_new, name="my-profile-priority-new"),
    path("my-city/<slug:slug>/profile/priorities/<uuid:thread>/", paper.priority, name="my-profile-priority"),
    path(
        "my-city/<slug:slug>/profile/priorities/<uuid:thread>/remove/",
        paper.priority_remove,
        name="my-profile-priority-remove",
    ),
    path(
        "my-city/<slug:slug>/profile/priorities/<uuid:thread>/move/",
        paper.priority_move,
        name="my-profile-priority-move",
    ),
    path("my-city/<slug:slug>/profile/stakeholders/", paper.stakeholders, name="my-profile-stakeholders"),
    path("my-city/<slug:slug>/profile/stakeholders/new/", paper.stakeholder_new, name="my-profile-stakeholder-new"),
    path("my-city/<slug:slug>/profile/stakeholders/<uuid:thread>/", paper.stakeholder, name="my-profile-stakeholder"),
    path(
        "my-city/<slug:slug>/profile/stakeholders/<uuid:thread>/remove/",
        paper.stakeholder_remove,
        name="my-profile-stakeholder-remove",
    ),
    path("my-city/<slug:slug>/profile/services/", paper.services, name="my-profile-services"),
    path("my-city/<slug:slug>/profile/services/new/", paper.service_new, name="my-profile-service-new"),
    path("my-city/<slug:slug>/profile/services/<uuid:thread>/", paper.service, name="my-profile-service"),
    path(
        "my-city/<slug:slug>/profile/services/<uuid:thread>/remove/",
        paper.service_remove,
        name="my-profile-service-remove",
    ),
    # The secretariat's desk
    path("desk/profiles/", desk.queue, name="desk-profiles"),
    path("desk/profiles.csv", desk.queue_csv, name="desk-profiles-csv"),
    path("desk/sections/", desk.sections, name="desk-sections"),
    path("desk/sections/<str:key>/", desk.section, name="desk-section"),
    # Figures, gaps, sources and doubts of the edition being written
    path("my-city/<slug:slug>/profile/figures/", parts.figures, name="my-profile-figures"),
    path("my-city/<slug:slug>/profile/figures.csv", parts.figures_csv, name="my-profile-figures-csv"),
    path("my-city/<slug:slug>/profile/figures/new/", parts.figure_new, name="my-profile-figure-new"),
    path("my-city/<slug:slug>/profile/figures/number/", parts.number, name="my-profile-figure-number"),
    path("my-city/<slug:slug>/profile/figures/<uuid:thread>/", parts.figure, name="my-profile-figure"),
    path(
        "my-city/<slug:slug>/profile/figures/<uuid:thread>/remove/",
        parts.figure_remove,
        name="my-profile-figure-remove",
    ),
    path("my-city/<slug:slug>/profile/gaps/new/", parts.gap_new, name="my-profile-gap-new"),
    path("my-city/<slug:slug>/profile/gaps/<uuid:thread>/", parts.gap, name="my-profile-gap"),
    path("my-city/<slug:slug>/profile/gaps/<uuid:thread>/remove/", parts.gap_remove, name="my-profile-gap-remove"),
    # A city's own edition: overview, texts, remarks, translations
    path("my-city/<slug:slug>/profile/", workspace.profile, name="my-profile"),
    path("my-city/<slug:slug>/profile/start/", workspace.start, name="my-profile-start"),
    path("my-city/<slug:slug>/profile/discard/", workspace.discard, name="my-profile-discard"),
    path("my-city/<slug:slug>/profile/edition/", workspace.as_a_whole, name="my-profile-edition"),
    path("my-city/<slug:slug>/profile/presence/", workspace.here, name="my-profile-presence"),
    path("my-city/<slug:slug>/profile/chapters/", chapters.chapters, name="my-profile-chapters"),
    path("my-city/<slug:slug>/profile/chapters/<str:key>/", chapters.chapter, name="my-profile-chapter"),
    path("my-city/<slug:slug>/profile/chapters/<str:key>/confirm/", chapters.confirm, name="my-profile-confirm"),
    path("my-city/<slug:slug>/profile/remarks/", remarks.remarks, name="my-profile-remarks"),
    path("my-city/<slug:slug>/profile/remarks/new/", remarks.comment, name="my-profile-comment"),
    path("my-city/<slug:slug>/profile/remarks/<int:pk>/resolve/", remarks.resolve, name="my-profile-comment-resolve"),
    path("my-city/<slug:slug>/translations/", workspace.translations, name="my-translations"),
    path("my-city/<slug:slug>/profile/sources/", sources.sources, name="my-profile-sources"),
    path("my-city/<slug:slug>/profile/sources/new/", sources.source_new, name="my-profile-source-new"),
    path("my-city/<slug:slug>/profile/sources/<slug:code>/", sources.source, name="my-profile-source"),
    path("my-city/<slug:slug>/profile/indicators/new/", sources.indicator_new, name="my-profile-indicator-new"),
    path("my-city/<slug:slug>/profile/doubts/", doubts.doubts, name="my-profile-doubts"),
    path("cities/<slug:slug>/profile/<int:number>/figures.json", files.edition_json, name="profile-figures-json"),
    path("cities/<slug:slug>/profile/<int:number>/figures.xlsx", files.edition_xlsx, name="profile-figures-xlsx"),
    path("cities/<slug:slug>/profile/<int:number>/profile.pdf", files.edition_pdf, name="profile-pdf"),
    path("cities/<slug:slug>/profile/<int:number>/summary.pdf", files.edition_summary, name="profile-summary-pdf"),
    path("my-city/<slug:slug>/profile/profile.pdf", files.draft_pdf, name="my-profile-pdf"),
    path("my-city/<slug:slug>/profile/summary.pdf", files.draft_summary, name="my-profile-summary-pdf"),
    # Files that come in
    path("my-city/<slug:slug>/profile/figures.xlsx", importing.figures_xlsx, name="my-profile-figures-xlsx"),
    path("my-city/<slug:slug>/profile/figures/import/", importing.figures, name="my-profile-import"),
    path(
        "my-city/<slug:slug>/profile/figures/import/accept/", importing.accept_figures, name="my-profile-import-accept"
    ),
    path(
        "my-city/<slug:slug>/profile/figures/import/forget/", importing.forget_figures, name="my-profile-import-forget"
    ),
]
