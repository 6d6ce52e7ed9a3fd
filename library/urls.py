from django.urls import path

from library.views import city_toolkit, public, toolkit, toolkit_desk

urlpatterns = [
    path("case-studies/", public.case_study_list, name="case-studies"),
    path("case-studies.csv", public.case_studies_csv, name="case-studies-csv"),
    path("publications/", public.publication_list, name="publications"),
    path("publications.csv", public.publications_csv, name="publications-csv"),
    path("publications/<slug:slug>/", public.publication, name="publication"),
    path("news/", public.news_list, name="news"),
    path("news.csv", public.news_csv, name="news-csv"),
    path("news/<slug:slug>/", public.news_item, name="news-item"),
    # The City Toolkit
    path("toolkit/", toolkit.toolkit, name="toolkit"),
    path("toolkit.pdf", toolkit.whole_pdf, name="toolkit-pdf"),
    path("toolkit.json", toolkit.whole_json, name="toolkit-json"),
    path("toolkit/<slug:key>/", toolkit.step, name="toolkit-step"),
    path("toolkit/tools/<slug:key>.docx", toolkit.tool_docx, name="toolkit-tool-docx"),
    path("toolkit/tools/<slug:key>.xlsx", toolkit.tool_xlsx, name="toolkit-tool-xlsx"),
    path("my-city/<slug:slug>/toolkit/", city_toolkit.way, name="my-toolkit"),
    path("my-city/<slug:slug>/toolkit.csv", city_toolkit.progress_as_csv, name="my-toolkit-csv"),
    path("my-city/<slug:slug>/toolkit.json", city_toolkit.progress_as_json, name="my-toolkit-json"),
    path("my-city/<slug:slug>/toolkit.xlsx", city_toolkit.progress_as_xlsx, name="my-toolkit-xlsx"),
    path("my-city/<slug:slug>/toolkit/share/", city_toolkit.share, name="my-toolkit-share"),
    path("my-city/<slug:slug>/toolkit/tasks/<int:pk>/", city_toolkit.task, name="my-toolkit-task"),
    path("my-city/<slug:slug>/toolkit/tasks/<int:pk>/done/", city_toolkit.task_done, name="my-toolkit-task-done"),
    path("my-city/<slug:slug>/toolkit/tasks/<int:pk>/remove/", city_toolkit.task_remove, name="my-toolkit-task-remove"),
    path("my-city/<slug:slug>/toolkit/<slug:key>/", city_toolkit.step, name="my-toolkit-step"),
    path("my-city/<slug:slug>/toolkit/<slug:key>/tasks/", city_toolkit.task_add, name="my-toolkit-task-add"),
    path("desk/toolkit/", toolkit_desk.toolkit, name="desk-toolkit"),
    path("desk/toolkit/progress/", toolkit_desk.cities, name="desk-toolkit-cities"),
    path("desk/toolkit/progress/<slug:slug>/", toolkit_desk.city, name="desk-toolkit-city"),
    path("desk/toolkit/<slug:kind>/<slug:key>/", toolkit_desk.part, name="desk-toolkit-part"),
    path("desk/toolkit/<slug:kind>/<slug:key>/move/", toolkit_desk.move, name="desk-toolkit-move"),
]
