// Replays the demo's case until a date is being agreed, and once more to its end, and takes every page in both.
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { makeDemoLink } from '../../src/app/identity/link.ts';
import type { Scenario } from '../../src/formats/scenario/schema.ts';
import { buildStage, type Stage } from '../../src/main/demo/stage.ts';
import type { Cast } from '../../src/main/replay/cast.ts';
import { loadScenario } from '../../src/main/replay/command.ts';
import { runScenario } from '../../src/main/replay/run.ts';
import { type Camera, camera, openBrowser } from './camera.ts';
import { afterPages, beforePages, type Visit } from './pages.ts';

const root = resolve(import.meta.dirname, '..', '..');
const folder = resolve(root, 'screenshots/story');
const only = process.argv.slice(3);

const scenario = await loadScenario(resolve(root, 'test/scenarios/contour-cve-2026-41246.yaml'));
const browser = scenario && (await openBrowser());
if (browser) {
  try {
    const agreeing = scenario.steps.findIndex(
      ({ expect }) => typeof expect === 'object' && expect.refused === 'objections-weighed',
    );
    await shootAll(browser, { ...scenario, steps: scenario.steps.slice(0, agreeing) }, beforePages, true);
    await shootAll(browser, scenario, afterPages, false);
  } finally {
    await browser.close();
  }
} else process.exitCode = 1;

async function shootAll(from: Browser, story: Scenario, visits: readonly Visit[], isForReadme: boolean): Promise<void> {
  const stage = await buildStage(story);
  try {
    const { cast } = await runScenario(story, stage);
    for (const who of new Set(visits.map((visit) => visit.as))) {
      const mine = await camera(from, stage.baseUrl, folder);
      await enter(mine, stage, cast, who);
      for (const visit of visits.filter(({ as, name }) => as === who && (only.length === 0 || only.includes(name)))) {
        if (visit.path) await mine.page.goto(`${stage.baseUrl}${visit.path}`);
        await visit.act?.(mine.page);
        await mine.shoot(visit.name);
      }
      if (isForReadme && who === 'lena') await portrait(mine, stage);
      await mine.close();
    }
  } finally {
    await stage.close();
  }
}

/** Comes in as one of the story's people: by a demo link, or by the ten words. */
async function enter({ page }: Camera, stage: Stage, cast: Cast, who: string): Promise<void> {
  const player = cast.get(who);
  if (player?.account) {
    const { token } = await makeDemoLink(stage.gatehouse, player.account);
    await page.goto(`${stage.baseUrl}/demo/sign-in/${token}`);
    await page.waitForURL(/\/(desk|partner)$/);
  } else if (player?.key) {
    await page.goto(`${stage.baseUrl}/r/`);
    await page.getByRole('textbox', { name: 'Your key' }).fill(player.key);
    await page.getByRole('button', { name: 'Open my report' }).click();
  }
}

/** The picture of the README: the case room as it opens on a desk. */
async function portrait({ page }: Camera, stage: Stage): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 1100 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${stage.baseUrl}/desk`);
  await page
    .getByRole('link', { name: /CASE-\d/ })
    .first()
    .click();
  await page.waitForURL(/\/desk\/cases\//);
  await page.screenshot({ path: resolve(root, 'docs/case-room.png') });
}
