// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { SearchQuery, SearchRow } from '@touchstone/registry';

/** What is used of the driver that the registry itself connects with. */
interface Client {
  connect(): Promise<void>;
  query(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
  end(): Promise<void>;
}
/** From bench/dist/search. */
const fromRegistry = createRequire(new URL('../../../packages/registry/package.json', import.meta.url));

/**
 * The same rows searched by PostgreSQL, the way Artifact Hub's published search function goes about it
 * (database/migrations/functions/packages/search_packages.sql): one function, a weighted text vector under a GIN index,
 * rows that the text matches, of these the rows that the filters leave, a ranked page of them as JSON, and facets counted
 * by grouping. Written anew for this table; `simple` words, as ours are.
 */
const SCHEMA = `
create table listed (
  id text primary key, name text not null, vendor text not null, description text not null,
  category text not null, level text not null, tier text, licence text not null, freshness text not null,
  evidence_at timestamptz, versions text[] not null,
  service text[] not null, native text[] not null, release text[] not null, platform text[] not null,
  evidence text[] not null, tsdoc tsvector
);
create function search_listed(p jsonb) returns json language plpgsql stable as $$
declare
  v_text tsquery := to_tsquery('simple', nullif(p->>'text', ''));
  v_sort text := p->>'sort';
begin
  return (
    with matching as (
      select * from listed where case when v_text is not null then tsdoc @@ v_text else true end
    ), filtered as (
      select * from matching where ${['category', 'level', 'tier', 'licence', 'freshness'].map((one) => `(not p ? '${one}' or p->'${one}' ? ${one})`).join(' and ')}
        and ${['service', 'native'].map((one) => `(not p ? '${one}' or to_jsonb(${one}) @> (p->'${one}'))`).join(' and ')}
        and ${['release', 'platform', 'evidence'].map((one) => `(not p ? '${one}' or to_jsonb(${one}) ?| array(select jsonb_array_elements_text(p->'${one}')))`).join(' and ')}
    )
    select json_build_object(
      'total', (select count(*) from filtered),
      'rows', (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'vendor', vendor,
          'description', description, 'category', category, 'level', level, 'tier', tier, 'licence', licence,
          'freshness', freshness, 'evidenceAt', evidence_at, 'versions', versions)), '[]')
        from (select *, case when v_text is not null then ts_rank('{0.1, 0.2, 0.4, 1.0}', tsdoc, v_text) else 1 end as relevance
          from filtered order by
            case when v_sort = 'relevance' then ts_rank('{0.1, 0.2, 0.4, 1.0}', tsdoc, coalesce(v_text, '')) end desc,
            case when v_sort <> 'name' then freshness in ('fresh', 'stale') end desc,
            case when v_sort in ('relevance', 'level') then array_position('{native,integrated,basic,none}', level) end,
            case when v_sort <> 'name' then evidence_at end desc nulls last,
            name, id
          limit (p->>'limit')::int offset (p->>'offset')::int) page),
      'facets', json_build_object(
        ${['category', 'level', 'tier', 'licence', 'freshness'].map((one) => `'${one}', (select json_object_agg(value, total) from (select ${one} as value, count(*) as total from matching where ${one} is not null group by 1 order by 2 desc) g)`).join(',\n        ')},
        'lists', case when p ? 'lists' then json_build_object(
          ${['service', 'native', 'release', 'platform', 'evidence'].map((one) => `'${one}', (select json_object_agg(value, total) from (select value, count(*) as total from matching, unnest(${one}) as value group by 1 order by 2 desc) g)`).join(',\n          ')}) end
      ))
  );
end $$;`;

const FILL = `
insert into listed select r->>'id', r->>'name', r->>'vendor', r->>'description', r->>'category', r->'facets'->'level'->>0,
  r->>'tier', r->>'licence', r->>'freshness', (r->>'evidenceAt')::timestamptz, ${['versions'].map((one) => `array(select jsonb_array_elements_text(r->'${one}'))`).join(', ')},
  ${['service', 'native', 'release', 'platform', 'evidence'].map((one) => `array(select jsonb_array_elements_text(r->'facets'->'${one}'))`).join(', ')},
  setweight(to_tsvector('simple', (r->>'name') || ' ' || (r->>'id')), 'A') ||
  setweight(to_tsvector('simple', (r->>'vendor') || ' ' || (r->>'category') || ' ' || (r->'facets'->>'service') || ' ' || (r->'facets'->>'native')), 'B') ||
  setweight(to_tsvector('simple', r->>'description'), 'C')
from jsonb_array_elements($1::jsonb) r`;

export class PostgresSearch {
  readonly #client: Client;
  readonly #pid: number;

  private constructor(client: Client, pid: number) {
    this.#client = client;
    this.#pid = pid;
  }

  /** Makes the table and fills it, ready to be asked. */
  static async fill(url: string, rows: readonly SearchRow[]): Promise<PostgresSearch> {
    const pg = fromRegistry('pg') as { Client: new (options: object) => Client };
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(SCHEMA);
    for (let from = 0; from < rows.length; from += 2000) {
      await client.query(FILL, [JSON.stringify(rows.slice(from, from + 2000))]);
    }
    await client.query('create index on listed using gin (tsdoc)');
    await client.query('vacuum analyze listed');
    // One process does the work, so that its CPU time is all there is; as with ours.
    await client.query('set max_parallel_workers_per_gather = 0');
    const { rows: told } = await client.query('select pg_backend_pid() as pid');
    return new PostgresSearch(client, Number(told[0]!['pid']));
  }

  /** @param lists whether the five facets that hold several values of a row are counted, too */
  async search(query: SearchQuery, lists: boolean): Promise<unknown> {
    const words = query.text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '');
    const text = words.map((word, at) => (at === words.length - 1 ? `${word}:*` : word)).join(' & ');
    const { sort, size, page, chosen } = query;
    const asked = {
      text,
      sort,
      limit: size,
      offset: (page - 1) * size,
      ...chosen,
      ...(lists ? { lists } : {}),
    };
    const { rows } = await this.#client.query('select search_listed($1) as found', [JSON.stringify(asked)]);
    return rows[0]!['found'];
  }

  /** CPU seconds of the server's process that answers (proc(5): utime and stime, in ticks of 10 ms). */
  cpuSeconds(): number {
    const fields = readFileSync(`/proc/${this.#pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}
