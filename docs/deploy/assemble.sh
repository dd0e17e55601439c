#!/bin/sh
# Builds the planet and puts the server, its commands and nothing else into a folder: sh docs/deploy/assemble.sh OUT
# There `node serve.mjs` starts it, and `node planet.mjs COMMAND` is what `npm run planet -- COMMAND` is elsewhere.
set -eu
out=$1

PLANET_STANDALONE=1 NEXT_TELEMETRY_DISABLED=1 npx next build
mkdir -p "$out"
cp -R .next/standalone/. "$out"
cp -R .next/static "$out/.next/static"
cp -R public planet.yaml "$out"

# What is compiled, or is no ES module, the server has brought along.
npx esbuild lib/cli/serve.ts lib/cli/planet.ts --outdir="$out" --out-extension:.js=.mjs --log-level=warning \
  --bundle --platform=node --target=node20 --format=esm \
  --external:@next/env --external:better-sqlite3 --external:feedparser --external:sharp \
  --banner:js="import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)"
