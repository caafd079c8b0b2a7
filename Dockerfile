# One image, two roles: `--only web` and `--only worker` on one DATABASE_URL (see compose.yaml), or, without either,
# both with the embedded PostgreSQL in /data.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY cli/prepare.mjs cli/prepare.mjs
COPY prisma.config.ts ./
COPY prisma/schema prisma/schema
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts && rm -rf .next/cache

FROM node:24-bookworm-slim
ENV HOST=0.0.0.0 DATA_DIR=/data NODE_ENV=production
WORKDIR /app
COPY --from=build /app /app
RUN install -d -o node -g node -m 711 /data
USER node
VOLUME /data
EXPOSE 3000
# The Node the build was made with comes first.
ENV PATH=/app/node_modules/.bin:$PATH
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD \
  ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "cli/start.ts"]
