// What the house costs, each figure beside a floor or a peer of the same run: medians, on this machine, now.
// `npm run bench -- reports page` measures only those. A bound that is missed is said and ends nothing.
import { casePageFigures } from './case-page.ts';
import { csafFigures } from './csaf.ts';
import { documentFigures } from './documents.ts';
import { durableHouse } from './durable-house.ts';
import { type Figure, tableOf } from './figure.ts';
import { lawFigures } from './law.ts';
import { memoryFigure } from './memory.ts';
import { noticeFigures } from './notice.ts';
import { playbookCheckFigures } from './playbook-check.ts';
import { reportFigures } from './reports.ts';
import { scoreFigures } from './scores.ts';
import { siteFigures } from './site.ts';
import { startFigure } from './start.ts';

const measures: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  reports: () => inHouse(reportFigures),
  page: () => inHouse(casePageFigures),
  notice: () => inHouse(noticeFigures),
  law: async () => lawFigures(),
  playbooks: playbookCheckFigures,
  csaf: csafFigures,
  scores: async () => scoreFigures(),
  documents: async () => documentFigures(),
  site: siteFigures,
  start: async () => [await startFigure()],
  memory: async () => [await memoryFigure()],
};

async function inHouse(measure: (durable: Awaited<ReturnType<typeof durableHouse>>) => Promise<readonly Figure[]>) {
  const durable = await durableHouse();
  try {
    return await measure(durable);
  } finally {
    await durable.close();
  }
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in measures));
if (unknown.length > 0)
  console.log(`Not measured here: ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}.`);
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(measures)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  try {
    figures.push(...(await measure()));
  } catch (error) {
    console.log(`${name} could not be measured: ${error instanceof Error ? error.message : error}`);
  }
}
if (figures.length > 0) console.log(tableOf(figures));
