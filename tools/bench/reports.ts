// How many reports the house accepts beside what the database alone would take.
import pg from 'pg';
import { receive } from '../../src/app/receive.ts';
import type { DurableHouse } from './durable-house.ts';
import { type Figure, median } from './figure.ts';
import { drawnAnew, recorded, type Statement, writesOf } from './statements.ts';

const writers = 20;
const each = 8;
const rounds = 3;

const report = {
  subject: 'A tenant can read another tenant’s secrets',
  steps: 'Apply the attached route, then ask for the other host. '.repeat(10),
  effects: 'Secrets leave the namespace. '.repeat(5),
  name: 'Robin Quill',
  contact: 'robin@example.org',
  kind: 'vulnerability',
};

/** Times a second that `work` was done, by twenty at once. */
async function rate(work: (turn: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let turn = 0;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let done = 0; done < each; done += 1) await work(turn++);
    }),
  );
  return (writers * each * 1_000) / (performance.now() - began);
}

/** Reports a second beside their own statements sent bare, and both beside commits of one row. */
export async function reportFigures({ house, project, cluster }: DurableHouse): Promise<readonly Figure[]> {
  const one = async () => {
    const got = await receive(house, project, report, [], 'form');
    if (got.kind !== 'received') throw new Error(JSON.stringify(got));
  };
  await rate(one);
  const [first, second] = [writesOf(await recorded(one)), writesOf(await recorded(one))];
  const pool = new pg.Pool({ ...cluster.app, max: 10 });
  const owner = new pg.Client(cluster.owner);
  await owner.connect();
  try {
    await owner.query('create table bench_rows (at bigint generated always as identity, body text)');
    await owner.query('grant insert on bench_rows to tidegate_app');
    const rates: Record<'ours' | 'bare' | 'row', number[]> = { ours: [], bare: [], row: [] };
    for (let round = 0; round < rounds; round += 1) {
      rates.ours.push(await rate(one));
      const drawn = Array.from({ length: writers * each }, () => drawnAnew(first, second));
      rates.bare.push(await rate((turn) => replay(pool, drawn[turn]!)));
      rates.row.push(await rate(() => pool.query('insert into bench_rows (body) values ($1)', ['one row'])));
    }
    const [ours, bare, row] = [median(rates.ours), median(rates.bare), median(rates.row)];
    const name = 'reports accepted, 20 writers';
    return [
      {
        name,
        value: ours,
        unit: '/s',
        peer: { name: `the same ${first.length} writes, bare`, value: bare },
        held: { value: ours / bare, of: 'ratio' },
        bound: { is: 'at least', value: 0.35 },
      },
      { name: 'the same writes, bare', value: bare, unit: '/s', peer: { name: 'commits of one row', value: row } },
      { name, value: ours, unit: '/s', peer: { name: 'commits of one row', value: row } },
    ];
  } finally {
    await owner.end();
    await pool.end();
  }
}

async function replay(pool: pg.Pool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { text, values } of statements) await client.query(text, [...values]);
  } finally {
    client.release();
  }
}
