"""gunicorn's settings: two processes of four threads, and no word about itself or about who reads."""

import os
from pathlib import Path

import gunicorn.glogging
import gunicorn.http.wsgi

from core.logs import masked

host = os.environ.get("HOST") or "127.0.0.1"
bind = f"[{host}]:{os.environ['PORT']}" if ":" in host else f"{host}:{os.environ['PORT']}"
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 4)
worker_class = "gthread"
# Imported once, then shared by both.
preload_app = True
# A heartbeat on a slow disk would look like a hung process.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
timeout = 60
graceful_timeout = 10
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True
# Neither addresses nor search words are kept.
accesslog = str(Path(os.environ["STATE_DIR"]) / "logs" / "access.log")
access_log_format = '%(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'


class Logger(gunicorn.glogging.Logger):
    """The access log without what lets somebody in."""

    def atoms(self, resp, req, environ, request_time):
        found = super().atoms(resp, req, environ, request_time)
        found["U"] = masked(found["U"] or "")
        return found


logger_class = Logger


class Response(gunicorn.http.wsgi.Response):
    """Without the Server header."""

    def default_headers(self):
        return [header for header in super().default_headers() if not header.startswith("Server:")]


gunicorn.http.wsgi.Response = Response
