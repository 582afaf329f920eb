import type { CaseRoom } from '../../app/queries/cases.ts';
import type { Refusal } from '../../core/case/decide.ts';
import { lineChoices } from '../../core/process/choices.ts';
import { type Bundle, fixOnOffer, linesWithoutBundle, noCandidate } from '../../core/release/bundle.ts';
import type { FieldError } from '../../parts/error-summary.tsx';
import type { NowSentence } from '../../parts/now-bar.tsx';
import type { BundlesView } from '../pages/bundles-page.tsx';
import { embargoOf } from './case-page-view.ts';
import { fieldErrors } from './field-errors.ts';

/** An upload that was refused, with what was typed beside the file. */
export interface BundleTried {
  readonly refusal: Refusal;
  readonly values: Readonly<Record<string, string>>;
}

/** The bundles of a case as their page shows them. */
export function bundlesView(
  room: CaseRoom,
  more: { readonly now: NowSentence; readonly tried?: BundleTried | undefined; readonly done?: string | undefined },
): BundlesView {
  const { case: state, names, offers } = room;
  const { bundles, shares, downloads } = state.candidate ?? noCandidate;
  const here = `/desk/cases/${state.number}`;
  const mayAdd = offers.some(({ step }) => step.id === 'add-bundle');
  const { tried } = more;
  const onOffer = fixOnOffer(state);
  return {
    number: state.number,
    now: more.now,
    embargo: embargoOf(room),
    done: more.done,
    bundles: bundles.map((bundle) => ({
      id: bundle.id,
      line: bundle.line,
      base: bundle.base,
      patches: bundle.patches.map(({ subject }) => subject),
      size: bundle.size,
      sha256: bundle.sha256,
      at: bundle.at,
      by: names[bundle.by] ?? 'somebody who has left',
      state: wordOf(bundle),
      href: `${here}/files/${bundle.blob}`,
    })),
    missing: linesWithoutBundle(state),
    shares: shares.map((share) => ({
      id: share.id,
      at: share.at,
      by: names[share.by] ?? 'somebody who has left',
      missing: share.missing,
      sha256: share.archive.sha256,
      isOnOffer: share.id === onOffer?.id,
      href: `${here}/files/${share.archive.blob}`,
    })),
    downloads: downloads.map(({ at, party, form }) => ({ at, who: names[party] ?? 'somebody who has left', form })),
    steps: ['share-bundles', 'withdraw-bundle'].flatMap((id) => {
      const offer = offers.find(({ step }) => step.id === id);
      return offer ? [{ title: offer.step.title, href: `${here}#step-${id}` }] : [];
    }),
    ...(mayAdd
      ? {
          upload: {
            action: `${here}/bundles`,
            lines: lineChoices(state).map(({ value }) => value),
            values: tried?.values ?? {},
            errors: tried ? errorsOf(tried.refusal) : [],
            findings: tried?.refusal.why === 'gates' ? tried.refusal.faults : [],
          },
        }
      : {}),
  };
}

function wordOf({ withdrawn, supersededBy }: Bundle): BundlesView['bundles'][number]['state'] {
  if (withdrawn) return 'taken back';
  return supersededBy ? 'replaced' : 'stands';
}

function errorsOf({ why, faults, gates }: Refusal): readonly FieldError[] {
  if (why === 'input') return fieldErrors(faults);
  return gates.map(({ id, sentence }) => ({ field: id === 'line-known' ? 'line' : 'file', message: sentence }));
}
