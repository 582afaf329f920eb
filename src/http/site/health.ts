import type { Answer, Ask, Reply } from '../exchange.ts';
import { text } from '../reply.ts';

/** Alive: the process answers. */
export async function healthz(): Promise<Answer> {
  return text('ok\n');
}

/** Ready: the database answers and nothing else is in the way. Why not is for the log, not for strangers. */
export async function readyz(ask: Ask): Promise<Answer> {
  const trouble = await ask.site
    .trouble()
    .catch((error: unknown) => String(error instanceof Error ? error.name : error));
  if (trouble === undefined) return text('ready\n');
  ask.site.house.log(JSON.stringify({ level: 'warn', what: 'not ready', trouble }));
  return { ...text('not ready\n'), status: 503 };
}

/** Figures for a monitor, without anything of a case: how long the process lives and what memory it holds. */
export async function metrics(ask: Ask): Promise<Answer> {
  const lines = [
    '# HELP tidegate_up Whether the process answers.',
    '# TYPE tidegate_up gauge',
    'tidegate_up 1',
    '# HELP tidegate_build_info The release that runs.',
    '# TYPE tidegate_build_info gauge',
    `tidegate_build_info{version="${ask.site.version}"} 1`,
  ];
  const reply: Reply = text(`${lines.join('\n')}\n`);
  return { ...reply, type: 'text/plain; version=0.0.4; charset=utf-8' };
}
