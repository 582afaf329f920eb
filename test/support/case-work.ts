// What a team does in a case, step by step through the app's own door, up to where a test goes on by itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { handle } from '../../src/app/handle.ts';
import type { Actor } from '../../src/core/access/actor.ts';
import type { Case } from '../../src/core/case/model.ts';
import type { TestHouse } from './house.ts';

export interface CaseWork {
  /** Takes one step and says who could not. @returns the case afterwards */
  done(actor: Actor, type: string, input?: Readonly<Record<string, unknown>>): Promise<Case>;
  /** From the first reading to a drafted advisory whose date is proposed. */
  draft(date: string, tellDistributors?: boolean): Promise<void>;
  decide(date: string): Promise<void>;
  /** Every line's fix is tested and confirmed. */
  test(): Promise<void>;
  freeze(): Promise<void>;
  release(): Promise<void>;
}

/** The work on one case of a test house. */
export function caseWork({ house, project, team }: TestHouse, id: string): CaseWork {
  const { responder, lead, developer } = team;
  const releaser = team['release-manager'];
  const done: CaseWork['done'] = async (actor, type, input = {}) => {
    const handled = await handle(house, project, id, { ...input, type }, actor);
    const why = handled.kind === 'refused' ? handled.refusal : handled.kind;
    assert.equal(handled.kind, 'done', `${type}: ${JSON.stringify(why)}`);
    return handled.kind === 'done' ? handled.case : assert.fail();
  };
  return {
    done,
    async draft(date, tellDistributors = false) {
      await done(responder, 'SharePlan', { plan: 'We reproduce it first.', noWorkaroundKnown: true });
      await done(responder, 'AssignLead', { account: lead.id });
      await done(lead, 'ValidateReport', { effects: 'Code runs in the proxy' });
      await done(lead, 'AcceptReport', { lines: '1.33 1.33.4\n1.32 1.32.5\n1.31 1.31.6', tellDistributors });
      await done(lead, 'ScoreVulnerability', { vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H' });
      await done(lead, 'ClassifyWeakness', { cwe: 'CWE-94' });
      await done(lead, 'RequestCveId');
      await done(lead, 'RecordCveId', { cve: 'CVE-2026-41246' });
      await done(lead, 'DraftAdvisory', { advisory: draftAdvisory() });
      await done(lead, 'AddMember', { account: developer.id, reason: 'writes the fix' });
      await done(lead, 'AddMember', { account: releaser.id, reason: 'releases it' });
      await done(lead, 'TellReporterOfDraft', { text: 'There is a draft now; the date follows.' });
      await done(lead, 'ProposeDate', { date, note: 'Before the next minor release.' });
    },
    decide: async (date) => void (await done(lead, 'DecideDate', { date, reason: 'Everybody is fine with it.' })),
    async test() {
      for (const line of ['1.33', '1.32', '1.31']) {
        await done(developer, 'MoveFix', { line, state: 'tested', evidence: 'private run 7' });
      }
      await done(developer, 'ConfirmFix', { note: 'Tried the report’s steps on all lines' });
      await done(developer, 'RecordManualStep', { step: 'commit-texts', note: 'Read all nine' });
    },
    async freeze() {
      await done(lead, 'FreezeAdvisory');
      await done(responder, 'ApproveAdvisory');
    },
    async release() {
      for (const [line, version] of Object.entries({ '1.33': '1.33.4', '1.32': '1.32.5', '1.31': '1.31.6' })) {
        await done(releaser, 'ReleasePatch', { line, version, url: `https://example.org/v${version}` });
      }
    },
  };
}

/** The neutral advisory of the vectors without its CVE id, which the case reserves itself. */
export function draftAdvisory(): Record<string, unknown> {
  const file = new URL('../vectors/advisories/contour-2026-001.yaml', import.meta.url);
  const { cve: _cve, ...draft } = parse(readFileSync(file, 'utf8'));
  return draft;
}
