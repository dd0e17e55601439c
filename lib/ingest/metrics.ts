import { countPosts, listFeedStates } from '../../db/queries/metrics'
import { getLastRun } from '../../db/queries/runs'
import { countBrought } from '../../db/queries/websub'
import type { Settings } from '../config'
import { intervalOf } from '../status/overdue'
import { everyMsOf } from './health'
import { getPlanetInForce } from './planet-in-force'
import type { RunReport } from './report'

type Sample = { readonly labels?: Readonly<Record<string, string>>; readonly value: number }
type Metric = {
  readonly name: string
  readonly help: string
  readonly samples: readonly Sample[]
}

/** The state of the planet in Prometheus' text format 0.0.4, from the store as it is now. All are gauges: the store forgets old runs. */
export async function renderMetrics(settings: Settings, now: number): Promise<string> {
  const [{ planet, faults }, feeds, posts, last, brought] = [
    await getPlanetInForce(settings, { dry: true }),
    await listFeedStates(),
    await countPosts(),
    await getLastRun(),
    await countBrought(now),
  ]
  const pace = { schedule: settings.schedule, everyMs: everyMsOf(planet) }
  const interval = intervalOf(pace, last?.endedAt ?? now)
  const report = last?.report as RunReport | null | undefined
  const seconds = (ms: number | null | undefined): number | null => (ms == null ? null : ms / 1000)
  const perFeed = (valueOf: (feed: (typeof feeds)[number]) => number | null): Sample[] =>
    feeds.flatMap((feed) => {
      const value = valueOf(feed)
      return value === null ? [] : [{ labels: { feed: feed.slug }, value }]
    })
  const single = (value: number | null | undefined): Sample[] => (value == null ? [] : [{ value }])
  const counted = (label: string, counts: Readonly<Record<string, number>> | undefined): Sample[] =>
    Object.entries(counts ?? {}).map(([name, value]) => ({ labels: { [label]: name }, value }))

  return render([
    metric(
      'feed_last_success_timestamp_seconds',
      'When the feed was last read without a failure.',
      perFeed(({ goodAt }) => seconds(goodAt)),
    ),
    metric(
      'feed_last_try_timestamp_seconds',
      'When the feed was last asked for.',
      perFeed(({ triedAt }) => seconds(triedAt)),
    ),
    metric(
      'feed_state',
      'The state of the feed, a code of /status; always 1.',
      feeds.map(({ slug, code }) => ({ labels: { feed: slug, code: code ?? 'waiting' }, value: 1 })),
    ),
    metric(
      'feed_failures',
      'Failures in a row.',
      perFeed(({ failures }) => failures),
    ),
    metric(
      'feeds_due',
      'Feeds whose time has come.',
      single(feeds.filter(({ nextAt }) => (nextAt ?? 0) <= now).length),
    ),
    metric('feeds_websub', 'Feeds whose news a hub has promised to bring.', single(brought)),
    metric('posts_total', 'Posts in the store.', counted('state', Object.fromEntries(posts))),
    metric('config_faults', 'Faults of planet.yaml; the last good one is in force.', single(faults.length)),
    metric('ingest_interval_seconds', 'How far apart the next runs are expected.', single(seconds(interval))),
    metric('ingest_last_run_timestamp_seconds', 'When the last run ended.', single(seconds(last?.endedAt))),
    metric('ingest_duration_seconds', 'How long the last run took.', single(seconds(report?.durationMs))),
    metric('ingest_feeds', 'Feeds of the last run.', counted('outcome', report?.feeds)),
    metric('ingest_posts', 'Posts of the last run.', counted('outcome', report?.posts)),
    metric('ingest_done', 'Whether the last run left no feed.', single(report ? Number(report.done) : null)),
  ])
}

function metric(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name: `planet_${name}`, help, samples }
}

function render(metrics: readonly Metric[]): string {
  const lines = metrics.flatMap(({ name, help, samples }) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map(({ labels, value }) => `${name}${renderLabels(labels)} ${value}`),
  ])
  return `${lines.join('\n')}\n`
}

function renderLabels(labels: Sample['labels']): string {
  if (!labels) return ''
  const escape = (text: string) => text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(',')}}`
}
