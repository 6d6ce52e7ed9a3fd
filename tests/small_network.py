"""A network of one city, small enough to be read at a glance: the files that `load_network` takes."""

import shutil

from django.conf import settings

FILES = {
    "sources": """\
- code: S1
  title: "A leaflet"
  publisher: "A publisher"
  kind: document

- code: W1
  title: "A page"
  publisher: "A publisher"
  url: "https://example.org/page"
  kind: web
""",
    "countries": """\
- {code: IT, name: {en: Italy, fr: Italie, ar: إيطاليا}, region: european, cite: {"*": [S1/seed]}}
""",
    "phases": """\
- slug: phase-1
  kind: project
  name: {en: "Phase 1", fr: "Phase 1", ar: "المرحلة 1"}
  summary: {en: "A phase.", fr: "Une phase.", ar: "مرحلة."}
  starts: "2015"
  position: 1
  money:
    - {amount: "1000", currency: EUR, label: {en: "Budget", fr: "Budget", ar: "ميزانية"}, cite: [S1/seed]}
  cite: {"*": [S1/seed]}
""",
    "themes": """\
- slug: housing
  name: {en: Housing, fr: Logement, ar: السكن}
  summary: {en: "Homes.", fr: "Logements.", ar: "مساكن."}
  icon: house
  position: 1
  cite: {"*": [S1/seed]}
""",
    "organisations": """\
- slug: famsi
  name: {en: FAMSI, fr: FAMSI, ar: صندوق}
  kind: local_government_network
  summary: {en: "A fund.", fr: "Un fonds.", ar: "صندوق."}
  position: 1
  roles:
    - {phase: phase-1, role: partner, cite: [S1/seed]}
  cite: {"*": [S1/seed]}
""",
    "cities": """\
- slug: turin
  name: {en: Turin, fr: Turin, ar: تورينو}
  country: IT
  latitude: "45.07049"
  longitude: "7.68682"
  website: "https://turin.example"
  summary:
    en: "A city."
    fr: "Une ville."
    ar: "مدينة."
    official: [fr]
  themes: [housing]
  memberships:
    - {phase: phase-1, role: partner, since: "2015-11", cite: [S1/seed]}
  cite: {"*": [S1/seed], website: [W1/web]}
""",
    "case_studies": """\
- slug: morus
  facts_id: cs-turin
  city: turin
  themes: [housing]
  title: {en: "Morus", fr: "Morus", ar: "موروس"}
  abstract: {en: "Volunteers.", fr: "Bénévoles.", ar: "متطوعون."}
  practice_status: ended
  cite: {"*": [S1/seed]}
""",
    "publications": """\
- slug: profile-turin
  kind: city_profile
  title: {en: "A profile", fr: "Un profil", ar: "ملف"}
  summary: {en: "Figures.", fr: "Chiffres.", ar: "أرقام."}
  date: "2017-02"
  cities: [turin]
  cite: {"*": [S1/seed]}
""",
    "news": """\
- slug: meeting
  date: "2016-03-09"
  title: {en: "A meeting", fr: "Une réunion", ar: "اجتماع"}
  summary: {en: "They met.", fr: "Réunis.", ar: "اجتمعوا."}
  cities: [turin]
  cite: {"*": [S1/seed]}
""",
    "recommendations": """\
- code: MC2CM-R1
  title: {en: Welcome, fr: Accueil, ar: الاستقبال}
  themes: [housing]
  cite: {"*": [W1/web]}
""",
    "toolkit": """\
stages:
  - key: begin
    position: 1
    title: {en: Begin, fr: Commencer, ar: البداية}
    intro: {en: "First.", fr: "D’abord.", ar: "أولًا."}
steps:
  - key: ask
    stage: begin
    position: 1
    title: {en: Ask, fr: Demander, ar: السؤال}
    purpose: {en: "To know.", fr: "Pour savoir.", ar: "للمعرفة."}
    guidance: {en: "Ask.", fr: "Demandez.", ar: "اسألوا."}
    strategies: {en: "- Early", fr: "- Tôt", ar: "- مبكرًا"}
    options: {en: "- By letter", fr: "- Par lettre", ar: "- برسالة"}
    done_when: {en: "Asked.", fr: "Demandé.", ar: "سُئل."}
    themes: [housing]
    profile_chapters: [synopsis]
tools:
  - key: questions
    step: ask
    position: 1
    kind: checklist
    title: {en: Questions, fr: Questions, ar: أسئلة}
    description: {en: "Whom.", fr: "Qui.", ar: "من."}
    content: {en: "# Whom", fr: "# Qui", ar: "# من"}
""",
    "meetings": """\
- slug: p2p1
  kind: peer_to_peer
  number: 1
  status: closed
  title: {en: "Housing", fr: "Logement", ar: "السكن"}
  summary: {en: "They met.", fr: "Réunis.", ar: "اجتمعوا."}
  mode: in_person
  host: turin
  starts: "2016-07"
  themes: [housing]
  cities:
    - {city: turin, part: presented, cite: [W1/web]}
  organisations:
    - {organisation: famsi, part: organiser}
  publications: [profile-turin]
  sessions:
    - kind: workshop
      title: {en: "Homes", fr: "Logements", ar: "مساكن"}
  documents:
    - kind: report
      title: {en: "Report", fr: "Rapport", ar: "تقرير"}
  cite: {"*": [S1/seed]}
""",
    "calls": """\
- slug: call-1
  number: 1
  title: {en: "Call", fr: "Appel", ar: "دعوة"}
  objectives: [A]
  ceiling: "50000"
  closes_on: "2019-03"
  countries: [IT]
  themes: [housing]
  cite: {"*": [S1/seed], ceiling: [W1/web]}
""",
    "pilots": """\
- slug: desk
  status: unknown
  title: {en: "Desk", fr: "Guichet", ar: "شباك"}
  call: call-1
  themes: [housing]
  cities:
    - {city: turin, role: lead}
  partners:
    - {organisation: famsi, role: lead}
  milestones:
    - city: turin
      title: {en: "Opened", fr: "Ouvert", ar: "افتُتح"}
      done_on: "2020-01-10"
  indicators:
    - kind: output
      label: {en: "Courses", fr: "Cours", ar: "دورات"}
      unit: persons
      values:
        - {value: "25", comparator: about}
  cite: {"*": [S1/seed]}
""",
    "profiles": """\
- city: turin
  number: 1
  published: "2017-02"
  note: {en: "First.", fr: "Première.", ar: "الأولى."}
  cite: {"*": [S1/seed]}
""",
    "chapters": """\
- key: synopsis
  chapter: synopsis
  position: 1
  half_life_months: 12
  title: {en: Synopsis, fr: Synthèse, ar: خلاصة}
  guidance: {en: "Short.", fr: "Court.", ar: "قصير."}
""",
    "profile_chapters": """\
- city: turin
  number: 1
  section: synopsis
  original: en
  body: {en: "Many live here [@W1].", fr: "Beaucoup vivent ici [@W1].", ar: "يعيش هنا كثيرون [@W1]."}
""",
    "indicators": """\
indicators:
  - code: population
    name: {en: Population, fr: Population, ar: السكان}
    unit: persons
    chapter: synopsis
    summary: {en: "All.", fr: "Tous.", ar: "الجميع."}
    position: 1
definitions:
  - code: born-abroad
    name: {en: "Born abroad", fr: "Nés", ar: "مواليد"}
    summary: {en: "Born.", fr: "Nés.", ar: "مواليد."}
geographies:
  - slug: turin-city
    name: {en: Turin, fr: Turin, ar: تورينو}
    kind: municipality
    parent: italy
    city: turin
    country: IT
  - {slug: italy, name: {en: Italy, fr: Italie, ar: إيطاليا}, kind: country, country: IT}
breakdowns:
  - {code: women, dimension: sex, name: {en: Women, fr: Femmes, ar: نساء}, position: 1}
""",
    "figures": """\
- city: turin
  edition: 1
  indicator: population
  geography: turin-city
  value: "2282197"
  period_start: "2017"
  quality: official
  source: W1
  confidence: web

- city: turin
  indicator: population
  geography: turin-city
  definition: born-abroad
  breakdown: women
  value: "118717"
  period_start: "2015"
  quality: official
  source: W1
  confidence: web
""",
}


class Folder:
    """The small network as files; `change` writes other words into one of them."""

    def __init__(self, path):
        self.path = path
        shutil.copytree(settings.BASE_DIR / "network_data" / "schema", path / "schema")
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text):
        (self.path / f"{name}.yaml").write_text(text, encoding="utf-8")

    def change(self, name, old, new):
        text = (self.path / f"{name}.yaml").read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))
