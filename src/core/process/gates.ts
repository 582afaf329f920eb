import type { Advisory } from '../advisory/advisory.ts';
import { wasTold } from '../case/kinds.ts';
import type { Case } from '../case/model.ts';
import { mayPublishUnfixed, waivesSecondPerson } from '../embargo/collapse.ts';
import { isOver } from '../embargo/embargo.ts';
import { isHeld } from '../embargo/machine.ts';
import { asksForTwo } from '../notices/approval.ts';
import { recipients } from '../notices/recipients.ts';
import { unfinished } from '../release/fix.ts';
import { between, sayDuration, sayInstant } from './instant.ts';
import type { Playbook } from './playbook.ts';
import type { Gate, Shut, Situation } from './step.ts';
import { trackOf } from './tracks.ts';

/** Gates of triage, drafting and release. Notices and dates have theirs in gates-embargo.ts. Ids are never reused. */

const has = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';
const shut = (isShut: boolean, sentence: string) => (isShut ? { sentence } : undefined);

export const rejectionReasoned: Gate = {
  id: 'rejection-reasoned',
  title: 'A rejection carries a detailed reason',
  clause: 'R33',
  check: ({ input, playbook }) => {
    if (!input) return undefined;
    if (!playbook.intake.rejectionReasons.some((r) => r.id === input.reason)) {
      const known = playbook.intake.rejectionReasons.map((r) => r.id).join(', ');
      return { sentence: `“${input.reason}” is no reason of this playbook. Choose one of: ${known}.` };
    }
    return shut(
      !has(input.text),
      'The reporter is owed a detailed reason. Write what was examined and why it is no vulnerability.',
    );
  },
};

export const planHasWorkarounds: Gate = {
  id: 'plan-has-workarounds',
  title: 'The plan says what to do in the meantime',
  clause: 'R27',
  check: ({ input }) =>
    shut(
      Boolean(input) && !has(input.workarounds) && input.noWorkaroundKnown !== true,
      'The plan goes with workarounds for the meantime. Write them, or say that none is known.',
    ),
};

export const hasLead: Gate = {
  id: 'has-lead',
  title: 'The case has a lead',
  clause: 'R89',
  check: ({ case: c }) =>
    shut(c.lead === undefined, 'Nobody leads this case yet, so its clocks have no owner. Assign a lead.'),
};

export const isScored: Gate = {
  id: 'is-scored',
  title: 'The vulnerability has a severity',
  clause: 'R36',
  check: ({ case: c }) => shut(!c.severity, 'There is no severity yet. A quick one can be corrected later.'),
};

export const isClassified: Gate = {
  id: 'is-classified',
  title: 'The weakness has a CWE id',
  clause: 'R37',
  check: ({ case: c }) => shut(!c.cwe, 'There is no CWE id yet. Classify the weakness.'),
};

export const draftExists: Gate = {
  id: 'draft-exists',
  title: 'An advisory draft exists',
  clause: 'R39',
  check: ({ case: c }) => shut(c.advisory.revisions.length === 0, 'There is no advisory draft yet. Write one.'),
};

export const patchedVersionsPlanned: Gate = {
  id: 'patched-versions-planned',
  title: 'The draft names a patched version for every release line',
  clause: 'R40',
  check: ({ case: c, input, playbook }) => (input ? namesEveryLine(input.advisory, c, playbook) : undefined),
};

export const newestDraftComplete: Gate = {
  id: 'newest-draft-complete',
  title: 'The newest draft still names a patched version for every release line',
  clause: 'R40',
  check: ({ case: c, playbook }) => namesEveryLine(latest(c), c, playbook),
};

function namesEveryLine(advisory: Advisory | undefined, c: Case, playbook: Playbook): Shut | undefined {
  if (!advisory || mayPublishUnfixed(c, playbook)) return undefined;
  const ranges = advisory.affected.flatMap((a) => a.ranges);
  const missing = Object.values(c.fixes)
    .filter(
      (f) =>
        f.state !== 'declined' && f.coverage !== 'partial' && !ranges.some((r) => r.line === f.line && has(r.fixed)),
    )
    .map((f) => f.line);
  return shut(
    missing.length > 0,
    `No patched version is planned for: ${missing.join(', ')}. Name one for each in the affected ranges.`,
  );
}

export const commitTextsChecked: Gate = {
  id: 'commit-texts-checked',
  title: 'Commit texts give nothing away',
  clause: 'R49',
  check: ({ case: c }) =>
    shut(
      !c.manual.some((m) => m.step === 'commit-texts'),
      'Nobody has recorded that titles, branches and commit texts of the fix give nothing away. Look at them and record it.',
    ),
};

export const fixIsConfirmed: Gate = {
  id: 'fix-confirmed',
  title: 'The fix is confirmed',
  clause: 'R50',
  check: ({ case: c }) =>
    shut(!c.fixConfirmedAt, 'The fix has not been confirmed. A patch is released once the fix is confirmed.'),
};

export const allTested: Gate = {
  id: 'all-lines-tested',
  title: 'Every release line has been tested',
  clause: 'R46',
  check: ({ case: c }) => {
    const waiting = unfinished(c.fixes).filter((f) => f.state !== 'tested');
    return shut(waiting.length > 0, `Not yet tested: ${waiting.map((f) => f.line).join(', ')}.`);
  },
};

export const lineKnown: Gate = {
  id: 'line-known',
  title: 'The release line is one of the case',
  clause: 'R32',
  check: ({ case: c, input }) =>
    shut(
      Boolean(input) && !Object.hasOwn(c.fixes, input.line),
      `“${input?.line}” is no release line of this case. Its lines are: ${Object.keys(c.fixes).join(', ') || 'none'}.`,
    ),
};

export const lineIsTested: Gate = {
  id: 'line-tested',
  title: 'The line has been tested before it is released',
  clause: 'R46',
  check: ({ case: c, input }) => {
    const fix = input && Object.hasOwn(c.fixes, input.line) ? c.fixes[input.line] : undefined;
    return shut(
      Boolean(fix) && fix?.state !== 'tested',
      `Line ${input?.line} is ${fix?.state}. Record its internal test first.`,
    );
  },
};

export const allPatchesReleased: Gate = {
  id: 'all-patches-released',
  title: 'All patches are released',
  clause: 'R65',
  check: ({ case: c, playbook }) => {
    const open = unfinished(c.fixes).map((f) => f.line);
    if (mayPublishUnfixed(c, playbook)) return listsUnpatched(open, latest(c));
    return shut(
      open.length > 0,
      `Not every supported release line has its patch: ${open.join(', ')} ${open.length === 1 ? 'is' : 'are'} missing. Release ${open.length === 1 ? 'it' : 'them'}, or decline with a reason.`,
    );
  },
};

/** After an early end users hear what they can do before there is a patch, and every line without one is named (B.10). */
function listsUnpatched(open: readonly string[], advisory: Advisory | undefined): Shut | undefined {
  const ranges = advisory?.affected.flatMap((a) => a.ranges) ?? [];
  const silent = open.filter((line) => !ranges.some((r) => r.line === line && !has(r.fixed)));
  return shut(
    silent.length > 0,
    `The embargo has ended early, so the advisory may go before the patch. It has to list as affected, without a fixed version: ${silent.join(', ')}.`,
  );
}

export const embargoReached: Gate = {
  id: 'embargo-reached',
  title: 'The embargo date is reached',
  clause: 'R65',
  check: ({ case: c, now, playbook }: Situation) => {
    const { embargo } = c;
    const isOpenLane = trackOf(c, playbook).track === 'public-lane' && !wasTold(c);
    if (embargo.state === 'none' && (c.exposure.public || isOpenLane)) return undefined;
    if (isOver(embargo, now)) return undefined;
    if (!embargo.end)
      return { sentence: 'No disclosure date has been decided. Propose one, hear the parties, and decide.' };
    return {
      sentence: `The embargo lasts until ${sayInstant(embargo.end)}, ${sayDuration(between(now, embargo.end))} from now. Publishing waits for it.`,
    };
  },
};

export const advisoryIsFrozen: Gate = {
  id: 'advisory-frozen',
  title: 'The advisory text is frozen',
  clause: 'R42',
  check: ({ case: c }) =>
    shut(c.advisory.state !== 'frozen', 'The newest revision is still a draft. Freeze its text first.'),
};

export const documentsAreValid: Gate = {
  id: 'documents-valid',
  title: 'Every published document is valid',
  clause: 'CSAF 2.0 §6.1',
  check: ({ facts }) => {
    if (!facts.documents) return undefined;
    const faults = facts.documents.filter((f) => f.severity === 'error');
    return faults.length > 0
      ? {
          sentence: `The documents have ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}. Mend the advisory.`,
          faults,
        }
      : undefined;
  },
};

export const mitigationsStated: Gate = {
  id: 'mitigations-stated',
  title: 'The advisory says what users can do meanwhile',
  clause: 'R68',
  check: ({ case: c }) =>
    shut(
      c.advisory.revisions.length > 0 && !has(latest(c)?.workarounds),
      'The advisory says nothing about mitigations. Write them, or write that there are none.',
    ),
};

export const advisoryHasSecondPerson: Gate = {
  id: 'second-person-advisory',
  title: 'A second person has approved the advisory',
  clause: 'house rule',
  check: ({ case: c, playbook, facts }) => {
    if (waivesSecondPerson(c, playbook, 'advisory')) return undefined;
    if (!asksForTwo(playbook, facts.team.length, 'advisory')) return undefined;
    const author = c.advisory.revisions.at(-1)?.by;
    return shut(
      !c.advisory.approvedBy.some((by) => by !== author),
      'Nobody but its author has approved this revision. Ask a second person of the team to read and approve it.',
    );
  },
};

export const isPublished: Gate = {
  id: 'advisory-published',
  title: 'The advisory is published',
  clause: 'R69',
  check: ({ case: c }) =>
    shut(
      c.advisory.publications.length === 0,
      'The advisory is not published yet. Nothing goes to the public before it.',
    ),
};

export const followUpsInOrder: Gate = {
  id: 'users-told-first',
  title: 'Users are told before the follow-up',
  clause: 'R71',
  check: ({ case: c, playbook }) =>
    shut(
      playbook.release.followUps.indexOf('users') === 0 && !c.usersToldAt,
      'The users’ list comes first. Send its mail, then follow up with the distributors.',
    ),
};

export const followUpsDone: Gate = {
  id: 'follow-ups-done',
  title: 'Users and distributors have been told',
  clause: 'R71',
  check: (s) => {
    const { case: c, playbook } = s;
    if (c.advisory.publications.length === 0) return undefined;
    // A notice reaches active members only: where none of those who were told early is left, nobody is waiting for it.
    const isNobodyLeft = playbook.release.out === 'notice' && recipients(s, 'release-out').length === 0;
    const missing = playbook.release.followUps.filter((f) =>
      f === 'users' ? !c.usersToldAt : owesFollowUp(c) && !isNobodyLeft,
    );
    return shut(
      missing.length > 0,
      `Not yet told: ${missing.join(' and ')}. Tell them first; what is left comes after.`,
    );
  },
};

export const retrospectiveSettled: Gate = {
  id: 'retrospective-settled',
  title: 'The retrospective is held or waived',
  clause: 'R72',
  check: ({ case: c, playbook }) =>
    shut(
      // What was never published (kept internal, R26) has nothing to look back on.
      c.advisory.publications.length > 0 &&
        playbook.retrospective.required &&
        !['done', 'waived'].includes(c.retrospective.state),
      'The retrospective is still open. Hold it, or waive it with a reason.',
    ),
};

export const embargoNotActive: Gate = {
  id: 'embargo-not-active',
  title: 'No embargo is proposed or active',
  clause: 'Vultron RM/EM',
  check: ({ case: c }) =>
    shut(isHeld(c.embargo), 'A case is not closed while its embargo is proposed or active. End the embargo first.'),
};

/** Whether distributors were told early and still wait for the word that releases are out. */
export function owesFollowUp(c: Case): boolean {
  return wasTold(c) && !c.followedUpAt;
}

function latest(c: Case): Advisory | undefined {
  return c.advisory.revisions.at(-1)?.advisory;
}
