# One image for the gateway and the nine subgraphs; docker-compose.yml says which of them a container runs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci
RUN npx tsc -b gateway subgraphs/*
RUN npm prune --omit=dev --omit=optional
RUN rm -rf shared/*/src subgraphs/*/src gateway/src && find shared subgraphs gateway -name '*.tsbuildinfo' -delete

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/shared ./shared
COPY --from=build /app/gateway ./gateway
COPY --from=build /app/subgraphs ./subgraphs
# A volume mounted here keeps the key a service makes at its first start.
RUN mkdir /keys && chown node:node /keys && chmod 700 /keys
USER node
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "gateway/dist/main.js"]
