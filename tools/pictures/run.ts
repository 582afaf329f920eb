// Draws every page from its sample view in both themes at 360 and 1440 px, in a real browser under the real headers:
// a picture in screenshots/, the rules of axe, sideways scrolling, and whatever the content policy held back.
// Exits 1 on any finding. CHROMIUM names the browser where it is not in its usual place.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { type Exposure, expose, looks } from './expose.ts';
import { serveSamples } from './serve-samples.ts';

const folder = resolve(import.meta.dirname, '../../screenshots');
const atOnce = 4;

const { address, names, close } = await serveSamples();
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No such page: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  close();
  process.exit(1);
}

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const jobs = names
  .filter((name) => chosen.length === 0 || chosen.includes(name))
  .flatMap((name) => looks.map((look) => ({ name, look })));
const shown: Exposure[] = [];
try {
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const file = join(folder, `${job.name}-${job.look.width}-${job.look.theme}.png`);
      shown.push(await expose(browser, { ...job, url: `${address}/${job.name}`, file }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
} finally {
  await browser.close();
  close();
}

const pages = [...new Set(shown.map(({ name }) => name))].sort();
console.log('page                      HTML kB  findings');
for (const name of pages) {
  const of = shown.filter((each) => each.name === name);
  const findings = of.flatMap((each) => each.findings.map((text) => `${each.look.width} ${each.look.theme}: ${text}`));
  const size = ((of[0]?.bytes ?? 0) / 1024).toFixed(1);
  console.log(`${name.padEnd(25)} ${size.padStart(7)}  ${findings.length === 0 ? 'none' : findings.length}`);
  for (const finding of findings) console.log(`  ${finding}`);
}
const total = shown.reduce((sum, { findings }) => sum + findings.length, 0);
console.log(`${pages.length} pages, ${shown.length} pictures in screenshots/, ${total} findings.`);
process.exitCode = total === 0 ? 0 : 1;
