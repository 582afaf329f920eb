import { isOfSecurity } from '../access/actor.ts';
import { wasTold } from '../case/kinds.ts';
import { atOnce } from '../notices/in-pieces.ts';
import { fixOnOffer, isSharedAsItStands, linesWithoutBundle, standingBundles } from '../release/bundle.ts';
import { nameLeaks, otherCasesInPieces, patchLeaks } from '../release/patch-leaks.ts';
import { noticeKindOf } from './gates-embargo.ts';
import type { Gate } from './step.ts';

/** Gates of the candidate fix on its way to distributors. */

export const patchesCame: Gate = {
  id: 'patches-came',
  title: 'The patches have come as a file that git can apply',
  clause: 'R52',
  check: ({ input, facts }) => {
    if (!input) return undefined;
    if (!facts.patches)
      return { sentence: 'Patches come as a file. Use the page of the bundles, or tidegate bundle upload.' };
    const faults = facts.patches.faults.filter(({ severity }) => severity === 'error');
    return faults.length > 0
      ? {
          sentence: `The file cannot be handed out as it is, for ${faults.length === 1 ? 'one reason' : `${faults.length} reasons`}: ${faults[0]!.message}`,
          faults,
        }
      : undefined;
  },
};

export const patchesGiveNothingAway: Gate = {
  id: 'patches-give-nothing-away',
  title: 'The texts of the patches give nothing away',
  clause: 'R49',
  check: ({ actor, input, facts }) => {
    if (!input || !facts.patches) return undefined;
    const { guardedWords } = facts;
    // Whoever sees one case alone could try words here until one is refused; sharedNamesNoOtherCase asks again.
    const otherWords = isOfSecurity(actor) ? facts.otherWords : [];
    const found = [
      ...nameLeaks(input, guardedWords, otherWords),
      ...facts.patches.patches.flatMap((patch, n) => patchLeaks(patch, n, guardedWords, otherWords)),
    ];
    const faults = found.filter(({ severity }) => severity === 'error');
    return faults.length > 0
      ? {
          sentence: `The patches give something away in ${faults.length} ${faults.length === 1 ? 'place' : 'places'}: ${faults[0]!.message}`,
          faults,
        }
      : undefined;
  },
};

export const sharedNamesNoOtherCase: Gate = {
  id: 'shared-names-no-other-case',
  title: 'No bundle has words of another case that is not public',
  clause: 'R49',
  check: ({ input, facts: { toShare = [], otherWords } }) => {
    const found = (input ? toShare : []).flatMap((bundle) =>
      [
        ...nameLeaks(bundle, [], otherWords),
        ...bundle.patches.flatMap((patch, n) => atOnce(otherCasesInPieces(patch, n, otherWords ?? []))),
      ]
        .filter(({ rule }) => rule === 'leak-other-case')
        .map((each) => ({ ...each, path: `/lines/${bundle.line}${each.path}` })),
    );
    return found[0]
      ? {
          sentence: `The bundles have words of another case in ${found.length} ${found.length === 1 ? 'place' : 'places'}. Take those bundles back, and add them without.`,
          faults: found,
        }
      : undefined;
  },
};

export const bundleStands: Gate = {
  id: 'bundle-stands',
  title: 'The bundle is one of the case and stands',
  clause: 'house rule',
  check: ({ input, case: c }) =>
    input && !c.candidate?.bundles.some((b) => b.id === input.bundle && !b.withdrawn)
      ? { sentence: 'There is no such bundle in this case, or it has been taken back already.' }
      : undefined,
};

export const someoneWasTold: Gate = {
  id: 'someone-was-told',
  title: 'Somebody has had the early notice',
  clause: 'R52',
  check: ({ case: c }) =>
    wasTold(c)
      ? undefined
      : { sentence: 'Nobody has had the early notice yet, so nobody could download the fix. Send the notice first.' },
};

export const bundlesToShare: Gate = {
  id: 'bundles-to-share',
  title: 'There is a bundle that has not been shared yet',
  clause: 'R52',
  check: ({ case: c }) => {
    if (standingBundles(c).length === 0) return { sentence: 'No bundle stands. Add the patches of a release line.' };
    return isSharedAsItStands(c)
      ? { sentence: 'The bundles have been shared as they stand. Add another one first.' }
      : undefined;
  },
};

export const linesHaveBundles: Gate = {
  id: 'lines-have-bundles',
  title: 'Every release line has its bundle, or the recipients are told which has none',
  clause: 'R48',
  check: ({ input, case: c }) => {
    const missing = linesWithoutBundle(c);
    return input && missing.length > 0 && !input.partial
      ? {
          sentence: `No bundle for: ${missing.join(', ')}. Add it, decline the fix of that line, or say that you share a part.`,
        }
      : undefined;
  },
};

export const bundlesAreShared: Gate = {
  id: 'bundles-shared',
  title: 'The bundles are shared before the notice that speaks of them',
  clause: 'R52',
  check: (s) =>
    noticeKindOf(s) === 'candidate-fix' && standingBundles(s.case).length > 0 && !isSharedAsItStands(s.case)
      ? {
          sentence:
            'There are patch bundles that nobody can download yet. Share the candidate fix first: every line, or a part of which the recipients are told.',
        }
      : undefined,
};

export const fixIsShared: Gate = {
  id: 'fix-is-shared',
  title: 'A candidate fix has been shared',
  clause: 'R52',
  check: ({ case: c }) =>
    fixOnOffer(c) ? undefined : { sentence: 'There is no candidate fix to download at the moment.' },
};

export const membershipStands: Gate = {
  id: 'membership-stands',
  title: 'Your organisation is an active member',
  clause: 'R86',
  check: ({ actor, facts }) =>
    actor.kind !== 'distributor' ||
    facts.distributors.some((d) => d.organisation === actor.organisation && d.state === 'active')
      ? undefined
      : { sentence: 'Your organisation is no active member of the list.' },
};

export const fixMayLeave: Gate = {
  id: 'fix-may-leave',
  title: 'The fix leaves as the playbook wants it',
  clause: 'house rule',
  check: ({ input, facts, playbook }) => {
    if (!input) return undefined;
    if (!facts.handsOut) return { sentence: 'The fix is handed out on its own page, “Download the fix”.' };
    return facts.handsOut.form === 'plain' && playbook.release.candidateFix === 'key-holders'
      ? {
          sentence:
            'The fix is handed out encrypted alone, and no key of your organisation is pinned. Offer one, and ask the team to pin it.',
        }
      : undefined;
  },
};
