import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from 'kysely';
import pg from 'pg';
import type { ProjectId } from '../core/case/ids.ts';
import type { DB } from './database.ts';
import { type Opening, transactions } from './transaction.ts';

/** One transaction inside one project: the first argument of every function of this room. */
export interface Tx {
  readonly project: ProjectId;
  readonly db: Transaction<DB>;
}

/** One transaction over the whole instance: sees `instance` and `projects`, and no row of a project. */
export interface InstanceTx {
  readonly db: Transaction<DB>;
}

export interface Store {
  /** The only way to a project's rows. Commits when `fn` resolves, rolls back when it rejects. Never nested. */
  withTx<T>(project: ProjectId, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for a question: the database refuses whatever would change a row. */
  readTx<T>(project: ProjectId, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** The door for what belongs to no project: finding one by its host name, the instance's flags. Never nested. */
  withInstanceTx<T>(fn: (tx: InstanceTx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Connections at most; 10 unless said. */
  readonly connections?: number;
  readonly log?: (line: string) => void;
}

const timestamptz = 1184;
const int8 = 20;

/** Instants come out as canonical text, 64-bit integers as numbers. */
export const typeReaders: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === timestamptz) return readInstant;
    if (format !== 'binary' && oid === int8) return readInteger;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** `2026-04-01 09:00:00.123+00` as canonical text. */
function readInstant(text: string): string {
  // Every connection asks for UTC, and a list of hundreds holds thousands of instants: no calendar is asked for those.
  const [, date, time, fraction = ''] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/.exec(text) ?? [];
  if (date) return `${date}T${time}.${fraction.padEnd(3, '0')}Z`;
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
}

function readInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the number ${text} is too large`);
  return value;
}

/**
 * Opens the pool of the application role. A server that restarts costs the transactions under way and nothing else: broken
 * connections are logged and replaced.
 * @param from a cluster, or how to connect as the application role
 */
export async function openStore(from: { readonly app: pg.ClientConfig }, options: StoreOptions = {}): Promise<Store> {
  const log = options.log ?? (() => undefined);
  const pool = new pg.Pool({
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    ...from.app,
    options: `${from.app.options ?? ''} -c DateStyle=ISO -c TimeZone=UTC`,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 10_000,
    types: typeReaders,
    pipeline: true,
  });
  let isClosing = false;
  // While closing, the server may end a connection before we have: nobody needs to hear of that.
  const lost = (error: Error) => isClosing || log(`A database connection was lost: ${error.message}`);
  pool.on('error', lost);
  // The pool listens to idle connections alone; one that breaks inside a transaction would end the process.
  pool.on('connect', (client) => client.on('error', lost));
  const inside = new AsyncLocalStorage<true>();
  const transact = transactions(pool);

  function run<T>(opening: Opening, fn: (db: Transaction<DB>) => Promise<T>): Promise<T> {
    if (inside.getStore()) throw new Error('a transaction was opened inside another: hand the outer one down');
    return inside.run(true, () => transact(opening, fn));
  }

  function ofProject<T>(project: ProjectId, isReadOnly: boolean, fn: (tx: Tx) => Promise<T>): Promise<T> {
    if (project === '') throw new Error('a transaction needs a project');
    return run({ setting: 'tidegate.project', value: project, isReadOnly }, (db) => fn({ project, db }));
  }

  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    withTx: async (project, fn) => ofProject(project, false, fn),
    readTx: async (project, fn) => ofProject(project, true, fn),
    withInstanceTx: async (fn) =>
      run({ setting: 'tidegate.instance', value: 'on', isReadOnly: false }, (db) => fn({ db })),
    async close() {
      isClosing = true;
      await pool.end();
    },
  };
}
