import { wasTold } from '../case/kinds.ts';
import { leakMeant, recommended } from '../embargo/leak.ts';
import { isHeld } from '../embargo/machine.ts';
import { openFindings } from '../notices/found.ts';
import { toldEarly } from '../notices/kinds.ts';
import { inheritedEmbargoKept } from './gates-kinds.ts';
import { otherCaseFound } from './gates-ties.ts';
import type { Gate } from './step.ts';

/** Gates of what got out, how it is judged, and what is decided. */

const shut = (isShut: boolean, sentence: string) => (isShut ? { sentence } : undefined);

export const leakReportKnown: Gate = {
  id: 'leak-report-known',
  title: 'The report of the leak is there, and tied to no case yet',
  clause: 'R81',
  check: (s) => {
    const { input, case: c, facts } = s;
    if (!input) return undefined;
    if (input.other) return otherCaseFound.check(s);
    if (!input.report) return undefined;
    if (c.leaks?.some(({ report }) => report === input.report))
      return { sentence: `Report ${input.report} is on record in this case already.` };
    return shut(
      !facts.leakReports?.some(({ ref }) => ref === input.report),
      `No member has sent a leak report ${input.report}. Look at the list of reports, or leave it empty.`,
    );
  },
};

export const leakOnRecord: Gate = {
  id: 'leak-on-record',
  title: 'The leak is on record',
  clause: 'R81',
  check: ({ input, case: c }) =>
    shut(!leakMeant(c, input?.leak || undefined), 'There is no such leak in this case. Record it first.'),
};

export const silentPatchIsPartial: Gate = {
  id: 'silent-patch-is-partial',
  title: 'A patch in public gives away part of it',
  clause: 'Akrites',
  check: ({ input, case: c }) => {
    if (!input) return undefined;
    const isPatch = Boolean(leakMeant(c, input.leak || undefined)?.silentPatch || c.exposure.publicFix);
    return shut(
      isPatch && input.extent === 'existence',
      'A patch of it can be read in public, also where it does not say what it mends. That is part of it, not only its existence.',
    );
  },
};

export const leakerWasTold: Gate = {
  id: 'leaker-was-told',
  title: 'Whom it is ascribed to had been told',
  clause: 'R82',
  check: ({ input, case: c }) => {
    if (!input?.organisation) return undefined;
    if (!wasTold(c) || !toldEarly(c).has(input.organisation))
      return { sentence: 'This organisation had no notice of the case, so it had nothing to leak. Leave it empty.' };
    return shut(
      input.cause === 'third-party' || input.extent === 'none',
      'A third party was never told, and where nothing got out nobody leaked: leave the organisation empty, or judge otherwise.',
    );
  },
};

export const leakJudged: Gate = {
  id: 'leak-judged',
  title: 'The leak has been judged',
  clause: 'Akrites',
  check: ({ input, case: c }) =>
    shut(
      leakMeant(c, input?.leak || undefined)?.judgements.length === 0,
      'Nobody has judged yet how much got out and how. Judge it first; that takes a minute.',
    ),
};

export const otherwiseReasoned: Gate = {
  id: 'otherwise-reasoned',
  title: 'Who decides otherwise than the table says why',
  clause: 'Akrites',
  check: ({ input, case: c, playbook }) => {
    const judged = input && leakMeant(c, input.leak || undefined)?.judgements.at(-1);
    if (!judged) return undefined;
    const { decision, why } = recommended(c, judged, playbook.leaks.table);
    return shut(
      input.decision !== decision && String(input.reason ?? '').trim() === '',
      `${why} To ${input.decision} instead, write why.`,
    );
  },
};

export const collapseHasEmbargo: Gate = {
  id: 'collapse-has-embargo',
  title: 'There is an embargo of ours to end',
  clause: 'R62',
  check: (s) => {
    if (s.input?.decision !== 'collapse') return undefined;
    if (!isHeld(s.case.embargo)) return { sentence: 'No embargo is in force or proposed, so none can be ended.' };
    return inheritedEmbargoKept.check(s);
  },
};

export const findingOnRecord: Gate = {
  id: 'finding-on-record',
  title: 'The finding waits for somebody',
  clause: 'R54',
  check: ({ input, case: c }) =>
    input?.finding && !openFindings(c).some(({ id }) => id === input.finding)
      ? { sentence: 'There is no such finding in this case, or somebody has answered it. Look at the list again.' }
      : undefined,
};
