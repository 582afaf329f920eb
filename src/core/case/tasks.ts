import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { partial, unfinished } from '../release/fix.ts';
import { questionsOpen } from './evolve-answers.ts';
import { usageChangesOpen } from './feedback.ts';
import { hasStep } from './kinds.ts';
import type { Case } from './model.ts';

/** Something that stays open although the process went on: a warning with the step that settles it. */
export interface OpenTask {
  readonly id:
    | 'add-cve'
    | 'amend-with-cve'
    | 'distributor-question'
    | 'main-branch'
    | 'partial-fix'
    | 'public-fix'
    | 'usage-changes';
  readonly sentence: string;
  readonly step: string;
}

/** What a case still owes after its releases or its publication, or what puts it at risk before them. */
export function openTasks(state: Case, playbook: Playbook): readonly OpenTask[] {
  const { fixes, exposure } = state;
  const isPublished = state.advisory.publications.length > 0 && state.advisory.state !== 'withdrawn';
  const tasks: OpenTask[] = [];
  const { publicFix } = exposure;
  if (publicFix && !isPublished && (unfinished(fixes).length > 0 || Object.keys(fixes).length === 0)) {
    const sentence = `The fix is public and unreleased: ${publicFix.where} Whoever reads it knows. Release soon.`;
    tasks.push({ id: 'public-fix', sentence, step: 'release-patch' });
  }
  for (const { text } of isPublished ? [] : usageChangesOpen(state)) {
    const sentence = `A distributor found that users have to change how they use it: “${text}” Write it into the advisory.`;
    tasks.push({ id: 'usage-changes', sentence, step: 'draft-advisory' });
  }
  for (const { text } of state.closedAt ? [] : questionsOpen(state)) {
    const sentence = `A distributor asks: “${text}” Answer it; it alone reads the answer.`;
    tasks.push({ id: 'distributor-question', sentence, step: 'answer-question' });
  }
  for (const { line, version, remains } of partial(fixes)) {
    const sentence = `Line ${line}: ${version} mitigates it in part. What remains: ${remains}`;
    tasks.push({ id: 'partial-fix', sentence, step: 'plan-releases' });
  }
  const main = mainBranch(state);
  if (main && !main.patchedAt) {
    const sentence = 'The main branch still carries the vulnerability. Patch it, and record that it is done.';
    tasks.push({ id: 'main-branch', sentence, step: 'record-manual' });
  }
  if (isPublished) tasks.push(...cveTasks(state, playbook));
  return tasks;
}

/** When the main branch got what a patch release carries, if it has; undefined while it owes nothing. */
export function mainBranch({ fixes, manual }: Case): { readonly patchedAt: Instant | undefined } | undefined {
  const isOwed = Object.values(fixes).some((f) => f.state === 'released' && f.vehicle !== 'next minor');
  return isOwed ? { patchedAt: manual.find((m) => m.step === 'main-branch-patched')?.at } : undefined;
}

function cveTasks(state: Case, playbook: Playbook): readonly OpenTask[] {
  const { cve } = state;
  if (cve.state === 'reserved') {
    const sentence =
      'The CVE id is there and not in the published advisory. Amend the advisory; everybody is told again.';
    return [{ id: 'amend-with-cve', sentence, step: 'draft-advisory' }];
  }
  const isWanted = playbook.cve.from !== 'none' && hasStep(state, 'request-cve');
  if (cve.id || cve.state === 'rejected' || !isWanted) return [];
  const sentence =
    'The advisory is public without a CVE id. Add the CVE id: ask for one, record it, and amend the advisory.';
  return [{ id: 'add-cve', sentence, step: cve.state === 'requested' ? 'record-cve' : 'request-cve' }];
}
