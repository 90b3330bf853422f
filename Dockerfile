# deckgen without root: docker run --rm -v "$PWD:/work" --user "$(id -u):$(id -g)" deckgen check
FROM python:3.13-slim AS built
COPY . /source
RUN pip wheel --no-cache-dir --wheel-dir /wheels /source

FROM python:3.13-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/* \
 && git config --system --add safe.directory /work
RUN --mount=type=bind,from=built,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels deckgen
RUN useradd --create-home --uid 1000 author
USER author
WORKDIR /work
ENV DECKGEN_CACHE=/tmp/deckgen
ENTRYPOINT ["deckgen"]
CMD ["--help"]
