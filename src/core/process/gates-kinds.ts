import { partiesOf } from '../access/actor.ts';
import { statusOf } from '../case/evolve.ts';
import { kindOf, wasTold } from '../case/kinds.ts';
import type { Case } from '../case/model.ts';
import { openTasks } from '../case/tasks.ts';
import { isOver } from '../embargo/embargo.ts';
import { isHeld } from '../embargo/machine.ts';
import { asksForTwo } from '../notices/approval.ts';
import { unfinished } from '../release/fix.ts';
import { notOwedAPatch } from './gates-release.ts';
import { type Instant, sayInstant } from './instant.ts';
import { accountOf, type Gate, type Situation } from './step.ts';

/** Gates that a kind of case brings with it. They look at what is on record, so that a change of kind opens none. */

const shut = (isShut: boolean, sentence: string) => (isShut ? { sentence } : undefined);

export const kindFits: Gate = {
  id: 'kind-fits',
  title: 'The kind fits what is on record',
  clause: 'R24, R26',
  check: ({ input, case: c }) => {
    if (!input) return undefined;
    if (input.kind === kindOf(c)) return { sentence: `The case is classified as ${input.kind} already.` };
    return misfit(input.kind, c, input.forUsers);
  },
};

function misfit(kind: string, c: Case, forUsers: string) {
  switch (kind) {
    case 'already public':
      return shut(!c.exposure.public, 'Nobody has recorded that it is public. Record where it was seen first.');
    case 'upstream':
      return shut(
        Boolean(c.cve.id) || c.cve.state === 'requested',
        'A CVE id of our own is asked for or reserved. Upstream issues the id: give ours back first.',
      );
    case 'unfixed':
      if (Object.values(c.fixes).some((f) => f.state === 'released'))
        return { sentence: 'A patch is released already. Decline the lines that stay without one.' };
      return shut(forUsers.trim() === '', 'Users will read why there is no patch. Write the reason for them.');
    case 'internal only':
      if (c.advisory.publications.length > 0) return { sentence: 'The advisory is public. It can only be withdrawn.' };
      if (c.exposure.public) return { sentence: 'The matter is public, so it cannot be kept internal.' };
      if (wasTold(c)) return { sentence: 'Distributors have been told, so it is no longer ours alone to keep.' };
      return shut(
        isHeld(c.embargo),
        'An embargo is proposed or active, and its parties expect a publication. End it first, with the reason.',
      );
    default:
      return undefined;
  }
}

/** What `DeclineFix` asks for one line, for all of them: a lead, and a word about those that are supported. */
export const unfixedByLead: Gate = {
  id: 'unfixed-by-lead',
  title: 'A lead leaves lines without a patch',
  clause: 'R91',
  check: ({ input, actor, case: c }) =>
    shut(
      input?.kind === 'unfixed' && !partiesOf(actor, c).includes('lead'),
      'Leaving every line without a patch is for a lead to say. Ask one.',
    ),
};

export const unfixedNotOwed: Gate = {
  ...notOwedAPatch,
  id: 'unfixed-not-owed',
  check: ({ input, ...rest }) => {
    if (input?.kind !== 'unfixed') return undefined;
    const lines = unfinished(rest.case.fixes).map(({ line }) => line);
    const asked = lines.map((line) => notOwedAPatch.check({ ...rest, input: { ...input, line } }));
    return asked.find((found) => found !== undefined);
  },
};

export const notTheClassifier: Gate = {
  id: 'not-the-classifier',
  title: 'The second person is not the one who classified it',
  clause: 'R26',
  check: ({ case: c, actor }) =>
    shut(c.kind?.by === accountOf(actor), 'You decided to keep it internal. A second person has to agree.'),
};

export const internalHasSecondPerson: Gate = {
  id: 'second-person-internal',
  title: 'A second person agrees that nothing is published',
  clause: 'R26',
  check: ({ case: c, playbook, facts }) =>
    shut(
      kindOf(c) === 'internal only' && asksForTwo(playbook, facts.team.length, 'internal-only') && !c.kind?.confirmedBy,
      'Keeping it internal takes a second person under this playbook. Ask one to confirm it.',
    ),
};

/** Whether upstream's embargo still binds us: until its end, or until the matter is public (R93). */
export function isHeldByUpstream(c: Case, now: Instant): boolean {
  return Boolean(c.upstream?.embargoEnd) && now < c.upstream!.embargoEnd! && !c.exposure.public;
}

export const inheritedEmbargoKept: Gate = {
  id: 'inherited-embargo-kept',
  title: 'Upstream’s embargo is left as it is',
  clause: 'R93',
  check: ({ case: c, now }) =>
    shut(
      isHeldByUpstream(c, now),
      `The embargo is upstream’s and lasts until ${sayInstant(c.upstream?.embargoEnd ?? now)}. We neither shorten nor lengthen it; record it when upstream moves it.`,
    ),
};

export const upstreamDetailsKept: Gate = {
  id: 'upstream-details-kept',
  title: 'What upstream told us is not passed on',
  clause: 'R93',
  check: ({ case: c, now }) =>
    shut(
      isHeldByUpstream(c, now),
      `We know of it under the embargo of ${c.upstream?.project}, whose details are not ours to pass on.`,
    ),
};

export const inheritedEmbargoOver: Gate = {
  id: 'inherited-embargo-over',
  title: 'Upstream’s embargo is over',
  clause: 'R93',
  check: ({ case: c, now }) =>
    shut(
      isHeldByUpstream(c, now),
      `${c.upstream?.project} publishes at ${sayInstant(c.upstream?.embargoEnd ?? now)}. Before that nothing of ours may give it away, a release least of all.`,
    ),
};

export const inheritedEmbargoCanBegin: Gate = {
  id: 'inherited-embargo-can-begin',
  title: 'Upstream’s embargo can still be kept',
  clause: 'R93',
  check: ({ case: c, input }) => {
    if (!input?.embargoEnd) return undefined;
    if (c.exposure.public) return { sentence: 'The matter is public, so there is no embargo to inherit.' };
    if (wasTold(c))
      return { sentence: 'Distributors were told under an embargo of our own. Move its date with them, or end it.' };
    if (isHeld(c.embargo) && !isInherited(c))
      return {
        sentence: 'An embargo of our own is proposed or agreed. Decide a date that upstream can live with, or end it.',
      };
    return shut(
      c.embargo.state === 'exited',
      'The embargo of this case has ended, and an ended one does not begin again. Leave the date out.',
    );
  },
};

/** Whether the date in force is the one that upstream named, and no other was put to the parties since. */
const isInherited = ({ embargo, upstream }: Case): boolean =>
  embargo.state === 'active' && embargo.end !== undefined && embargo.end === upstream?.embargoEnd;

export const inheritedEndByLead: Gate = {
  id: 'inherited-end-by-lead',
  title: 'A lead binds the case to a date',
  clause: 'R93',
  check: ({ input, actor, case: c }) =>
    shut(
      Boolean(input?.embargoEnd) && !partiesOf(actor, c).includes('lead'),
      'The end of an embargo is recorded by a lead. Ask one, or leave the date out.',
    ),
};

export const upstreamNamed: Gate = {
  id: 'upstream-named',
  title: 'The upstream project is named',
  clause: 'R22, R93',
  check: ({ case: c }) =>
    shut(
      kindOf(c) === 'upstream' && !c.upstream,
      'Nobody has recorded whose vulnerability it is. Record the upstream project and its id.',
    ),
};

export const impactJustified: Gate = {
  id: 'impact-justified',
  title: 'Not affected says why',
  clause: 'OpenVEX §3',
  check: ({ input, case: c }) => {
    if (!input) return undefined;
    if (c.fixes[input.line]?.state === 'released' && input.status !== 'affected')
      return { sentence: `Line ${input.line} has its patch released already, so it was affected.` };
    return shut(
      input.status === 'not affected' && !input.justification,
      'Say why the line is not affected: choose the justification that holds.',
    );
  },
};

export const impactStated: Gate = {
  id: 'impact-stated',
  title: 'Every release line says whether it is affected',
  clause: 'R48, R93',
  check: (s) => {
    const open = linesUnknown(s);
    return shut(
      open.length > 0,
      `Nobody knows yet whether these lines are affected: ${open.join(', ')}. Say so for each.`,
    );
  },
};

/** Lines of an upstream matter of which nobody has said whether they are affected. */
export function linesUnknown({ case: c, facts }: Pick<Situation, 'case' | 'facts'>): readonly string[] {
  if (kindOf(c) !== 'upstream') return [];
  const lines = [...new Set([...(facts.supportedLines ?? []), ...Object.keys(c.fixes)])];
  return lines.filter((l) => (c.impact?.[l]?.status ?? 'unknown') === 'unknown');
}

export const tasksSettled: Gate = {
  id: 'tasks-settled',
  title: 'What stays open is named',
  clause: 'R38, R64',
  check: ({ input, case: c, playbook }) => {
    const open = openTasks(c, playbook);
    return open.length > 0 && input && !input.tasksStay
      ? { sentence: `Still open: ${open.map((t) => t.sentence).join(' ')} Settle it, or say that it stays open.` }
      : undefined;
  },
};

/** Putting accepted work off does not undo that it was accepted. */
const wasAccepted = (c: Case): boolean =>
  statusOf(c) === 'accepted' || (statusOf(c) === 'deferred' && c.tellDistributors !== undefined);

export const endIsSettled: Gate = {
  id: 'end-settled',
  title: 'It is published, or the reason why not is on record',
  clause: 'R26',
  check: ({ case: c, now }) => {
    const kind = kindOf(c);
    if (!wasAccepted(c) || c.advisory.publications.length > 0) return undefined;
    if (kind === 'upstream') {
      if (!c.exposure.public && !isOver(c.embargo, now))
        return { sentence: 'Upstream has not published yet. Wait for its date, or record that it is public.' };
      const open = unfinished(c.fixes).map((f) => f.line);
      return shut(open.length > 0, `These lines still wait for their release: ${open.join(', ')}.`);
    }
    return shut(
      !['internal only', 'duplicate', 'transferred'].includes(kind),
      'Nothing has been published. Publish the advisory, or classify the case as internal only, with the reason.',
    );
  },
};
