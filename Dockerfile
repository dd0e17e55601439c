# syntax=docker/dockerfile:1
# The planet in one image: the server, its schedule and its commands; everything it keeps is in /data.
ARG NODE=22
# `root` where a host's volumes belong to root: the start takes /data over, and goes on as RUN_AS.
ARG START_AS=node

FROM node:${NODE}-bookworm AS build
WORKDIR /src
COPY package.json package-lock.json ./
# Not `npm ci`: a lock file may know the optional packages of one platform only.
RUN npm install --no-audit --no-fund
COPY . .
RUN sh docs/deploy/assemble.sh /image

FROM node:${NODE}-bookworm-slim
ARG START_AS
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 DATABASE_URL=file:/data/planet.db RUN_AS=node
WORKDIR /app
RUN install -d -o node -g node -m 700 /data
COPY --from=build /image .
USER ${START_AS}
VOLUME /data
EXPOSE 3000
# Whether it serves. What else may be wrong is for monitors: /api/health.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/icon.svg`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm before it: SIGTERM reaches the server itself.
CMD ["node", "serve.mjs"]
