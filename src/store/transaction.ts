import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  PostgresDialect,
  type QueryResult,
  Transaction,
} from 'kysely';
import pg from 'pg';
import type { DB } from './database.ts';

/** What a transaction may see, set for it alone, and whether it may write. */
export interface Opening {
  readonly setting: 'tidegate.project' | 'tidegate.instance';
  readonly value: string;
  readonly isReadOnly: boolean;
}

/**
 * Runs transactions on a pool whose connections pipeline. What one transaction asks without waiting in between goes out
 * together and is answered in order: the opening travels with the first question, so that a page costs as many round
 * trips as it has questions that need an answer before they can be asked.
 */
export function transactions(
  pool: pg.Pool,
): <T>(opening: Opening, fn: (db: Transaction<DB>) => Promise<T>) => Promise<T> {
  const dialect = new PostgresDialect({ pool });
  const [driver, compiler, adapter] = [dialect.createDriver(), dialect.createQueryCompiler(), dialect.createAdapter()];
  return async (opening, fn) => {
    const client = await pool.connect();
    const connection = connectionOf(client);
    const executor = new DefaultQueryExecutor(compiler, adapter, { provideConnection: (use) => use(connection) });
    const db = new Transaction<DB>({ config: { dialect }, driver, dialect, executor });
    let isBroken = false;
    try {
      // Both in one message: nothing can be asked in between, and if either fails, so does whatever follows.
      const opened = client.query(openingText(opening));
      const done = await both(opened, () => fn(db));
      await close(client, opening);
      return done;
    } catch (error) {
      isBroken = await client.query('rollback').then(
        () => false,
        () => true,
      );
      throw error;
    } finally {
      client.release(isBroken);
    }
  };
}

function openingText({ setting, value, isReadOnly }: Opening): string {
  const begin = isReadOnly ? 'begin read only' : 'begin';
  return `${begin}; select set_config(${pg.escapeLiteral(setting)}, ${pg.escapeLiteral(value)}, true)`;
}

/** Starts the work without waiting for the opening; should both fail, the opening's fault is the one that explains. */
async function both<T>(opened: Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const [opening, done] = await Promise.allSettled([opened, work()]);
  if (opening.status === 'rejected') throw opening.reason;
  if (done.status === 'rejected') throw done.reason;
  return done.value;
}

/** A change is done once the server says so; the end of a reading is told and not waited for: nothing hangs on it. */
async function close(client: pg.PoolClient, { isReadOnly }: Opening): Promise<void> {
  if (isReadOnly) {
    client.query('commit').catch(() => undefined);
    return;
  }
  const { command } = await client.query('commit');
  if (command === 'ROLLBACK') throw new Error('The transaction had failed before its end: nothing of it was kept.');
}

/** A connection as Kysely asks it. Statements of one turn leave in one write. */
function connectionOf(client: pg.PoolClient): DatabaseConnection {
  const { stream } = (client as unknown as { connection: { stream: NodeJS.WritableStream & Corks } }).connection;
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      stream.cork();
      process.nextTick(() => stream.uncork());
      const { command, rowCount, rows } = await client.query(sql, [...parameters]);
      const isChange = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
      return { rows: (rows ?? []) as R[], ...(isChange ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
    },
    streamQuery() {
      throw new Error('The store reads whole answers.');
    },
  };
}

interface Corks {
  cork(): void;
  uncork(): void;
}
