# feeder in a container: a user of its own, a root that can be read-only, everything that changes in /paper.
#
#   docker build -t feeder .
#   docker run --rm -v ~/paper:/paper feeder init /paper            # once
#   docker run -d --name feeder --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     --stop-timeout 15 -p 127.0.0.1:8000:8000 -v ~/paper:/paper feeder
#
# ~/paper must belong to user 10001 (or give --user). Drop issue files into ~/paper/inbox.

FROM python:3.12-slim AS build
WORKDIR /source
COPY requirements.lock ./
RUN python -m venv /feeder && \
    /feeder/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement requirements.lock
COPY . .
RUN /feeder/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation .

FROM python:3.12-slim
COPY --from=build /feeder /feeder
RUN useradd --system --uid 10001 --home-dir /paper --shell /usr/sbin/nologin feeder
USER 10001
ENV PATH=/feeder/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    FEEDER_CONFIG=/paper/config \
    FEEDER_SERVER_HOST=0.0.0.0 \
    FEEDER_SERVER_PORT=8000
WORKDIR /paper
VOLUME /paper
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["feeder"]
CMD ["run"]
