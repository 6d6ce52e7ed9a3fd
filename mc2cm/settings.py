"""Settings, read from the environment; `.env.example` lists every name and its default."""

import os
import zoneinfo
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

# One clock for everybody: Debian's zone files may be older than those of the tzdata package.
zoneinfo.reset_tzpath(to=())

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = Path(os.environ.get("STATE_DIR") or BASE_DIR / "var").resolve()


def env_flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, "")
    return default if not value else value.lower() in {"1", "true", "yes", "on"}


def env_list(name: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def secret_key() -> str:
    """From SECRET_KEY, or from the file that `bin/serve` draws at random once."""
    if value := os.environ.get("SECRET_KEY"):
        return value
    file = STATE_DIR / "secret_key"
    if file.exists():
        return file.read_text().strip()
    raise ImproperlyConfigured("Set SECRET_KEY, or start the portal with bin/serve, which makes one.")


DEBUG = env_flag("DEBUG", False)
SECRET_KEY = secret_key()
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = os.environ.get("PORT", "8000")
ON_LOOPBACK = HOST in {"127.0.0.1", "localhost", "::1"}
DEMO = env_flag("DEMO", ON_LOOPBACK)
# Without TLS in front, on loopback only, three things are relaxed: Secure cookies, HSTS, the redirect.
BEHIND_TLS = env_flag("BEHIND_TLS", not ON_LOOPBACK)
SITE_ORIGIN = os.environ.get("SITE_ORIGIN") or f"http://{HOST}:{PORT}"

ALLOWED_HOSTS = env_list("ALLOWED_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "mc2cm",
    "meetings",
    "pilots",
    "profiles",
    "library",
    "cities",
    "accounts",
    "core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rules.apps.AutodiscoverRulesConfig",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "mc2cm.middleware.StandingMiddleware",
    "mc2cm.middleware.PlainRequestMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "mc2cm.urls"
WSGI_APPLICATION = "mc2cm.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "core.context.site",
                "mc2cm.context.reader",
            ],
            "builtins": ["core.templatetags.portal"],
        },
    },
]

# The application's role reads and writes; the owner's role migrates (DATABASE_URL of a `migrate` run).
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or "postgres://mc2cm_app@127.0.0.1:5432/mc2cm",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
DATABASE_APP_ROLE = os.environ.get("DATABASE_APP_ROLE", "mc2cm_app")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES: dict[str, dict]
if redis_url := os.environ.get("REDIS_URL"):
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}}
else:
    # Counts of failed sign-ins stand here: the default of 300 entries would forget them as soon as many people sign in.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "django_cache",
            "OPTIONS": {"MAX_ENTRIES": 200_000},
        }
    }

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# The same words whether an address is known or not; nobody is written to who has no account.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if BEHIND_TLS else "http"
# Failed sign-ins count per address signed in with; a town hall shares one line, so that limit is wide.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/5m/key,200/m/ip",
    "login": "300/m/ip",
    "request_login_code": "100/m/ip,5/5m/key",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "MC2CM"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_TLS
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "0"))
SESSION_COOKIE_AGE = 60 * 60 * 12
PGHISTORY_APPEND_ONLY = True

MAIL_DOMAIN = os.environ.get("MAIL_DOMAIN", "mc2cm.example")
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", f"MC2CM <portal@{MAIL_DOMAIN}>")
MAIL_FOLDER = STATE_DIR / "mail"
# What calendars know meetings by ends in this name: it stays for ever, whatever becomes of addresses and mail.
CALENDAR_DOMAIN = os.environ.get("CALENDAR_DOMAIN", "mc2cm.example")
CALENDAR_ORGANIZER = os.environ.get("CALENDAR_ORGANIZER", DEFAULT_FROM_EMAIL)
EMAIL_TIMEOUT = 20
# In a demonstration mail goes into the folder and nowhere else, whatever is set.
if (email_url := os.environ.get("EMAIL_URL")) and not DEMO:
    mail_server = urlsplit(email_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = mail_server.hostname or "localhost", mail_server.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(mail_server.username or ""), unquote(mail_server.password or "")
    EMAIL_USE_SSL, EMAIL_USE_TLS = mail_server.scheme == "smtps", mail_server.scheme == "smtp+tls"
else:
    EMAIL_BACKEND = "core.mailbox.Folder"

# What the worker does besides sending mail: how many seconds apart, and what once a day.
WORKER_TASKS = {
    "core.limits.forget_what_is_over": 3600,
    "profiles.actions.publish_due": 10,
    "library.actions.publish_due": 10,
    "profiles.actions.do_next_import": 1,
    "meetings.actions.advance_meetings": 60,
    "meetings.actions.remind": 300,
    "meetings.actions.pass_places_on": 60,
    "profiles.exports.make_missing_files": 5,
    "mc2cm.pages.pack.make_next_pack": 300,
}
DAILY_TASKS = [
    "core.attachments.clear_what_nobody_has",
    "core.importing.forget_what_is_over",
    "profiles.actions.ask_still_true",
    "cities.actions.remind_of_questions",
    "cities.actions.forget_askers",
    "meetings.actions.remind_of_pledges",
    "pilots.actions.forget_askers",
    "pilots.actions.tell_of_late_milestones",
    "meetings.actions.forget_outsiders",
    "meetings.actions.forget_needs",
    "core.outbox.forget_given_up",
    "mc2cm.pages.pack.forget_old_packs",
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = STATE_DIR / "static"
MEDIA_ROOT = STATE_DIR / "media"
MEDIA_URL = "/media/"
HASHED_STATIC = env_flag("HASHED_STATIC", True)
# Two places: pictures of public pages, and what is attached to records, which only a view may hand out that asks them.
STORAGES = {
    "default": {"BACKEND": "core.storage.WholeFiles"},
    "private": {"BACKEND": "core.storage.WholeFiles", "OPTIONS": {"location": STATE_DIR / "private", "base_url": None}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not HASHED_STATIC

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "mc2cm.pages.errors.csrf_failed"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["core.parsers.PlainJSON"],
    "DEFAULT_METADATA_CLASS": "core.parsers.WhatIsAllowed",
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "core.api.problem",
    "NUM_PROXIES": 0,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "MC2CM API",
    "DESCRIPTION": (
        "Cities, figures, case studies and publications of the Mediterranean City-to-City Migration network. "
        "Anyone may read and propose corrections; a city's own people change its record, signed in. Texts come in "
        "every language with their state; every fact names its source."
    ),
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": r"/api/v1/",
    "ENUM_NAME_OVERRIDES": {
        "CityRoleEnum": "cities.choices.CityRole",
        "OrganisationRoleEnum": "cities.choices.OrganisationRole",
        "PartnerRoleEnum": "pilots.choices.PartnerRole",
        "JoinKindEnum": "cities.choices.JoinKind",
        "JoinStatusEnum": "cities.choices.JoinStatus",
        "SourceKindEnum": "core.models.Source.Kind",
        "DocumentLanguageEnum": "core.choices.DocumentLanguage",
        "LanguageEnum": "core.translation.LANGUAGES",
        "PlaceKindEnum": "profiles.choices.GeographyKind",
        "StakeholderEventEnum": "profiles.choices.StakeholderEvent",
        "ServiceKindEnum": "profiles.choices.ServiceKind",
        "EditionStatusEnum": "core.choices.EditionStatus",
        "ChapterEnum": "profiles.choices.Chapter",
        "StepStateEnum": "library.choices.StepState",
        "ProgressStateEnum": "library.choices.ProgressState",
        "ToolKindEnum": "library.choices.ToolKind",
        "LocalCompetenceEnum": "cities.choices.LocalCompetence",
        "RecordStatusEnum": "core.choices.RecordStatus",
        "PublicationKindEnum": "library.choices.PublicationKind",
        "PilotStatusEnum": "pilots.choices.PilotStatus",
        "ResultKindEnum": "pilots.choices.IndicatorKind",
        "EntryKindEnum": "pilots.choices.EntryKind",
        "ParticipantKindEnum": "pilots.choices.ParticipantKind",
        "ComparatorEnum": "profiles.choices.Comparator",
        "MeetingKindEnum": "meetings.choices.MeetingKind",
        "MeetingDocumentKindEnum": "meetings.choices.DocumentKind",
        "MeetingStatusEnum": "meetings.choices.MeetingStatus",
        "MeetingModeEnum": "meetings.choices.Mode",
        "SessionKindEnum": "meetings.choices.SessionKind",
        "SessionStateEnum": "meetings.choices.SessionState",
        "LanguageModeEnum": "meetings.choices.LanguageMode",
        "GuestKindEnum": "meetings.choices.GuestKind",
        "InvitationStateEnum": "meetings.choices.InvitationState",
        "InterestStateEnum": "meetings.choices.InterestState",
        "OfferAnswerEnum": "meetings.choices.OFFER_ANSWERS",
        "MinutesKindEnum": "meetings.choices.MinutesKind",
        "PledgeStateEnum": "meetings.choices.PledgeState",
        "ColleagueRoleEnum": "accounts.choices.CITY_ROLE_CHOICES",
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"masked": {"()": "core.logs.Masked"}, "calm": {"()": "core.logs.Calm"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["masked", "calm"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
