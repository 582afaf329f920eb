import type { JSX } from 'preact';
import { Icon } from './icon.tsx';

export type Audience = 'internal' | 'reporter' | 'distributors' | 'public';

/** The word of each audience, the same on every screen, mail and command line. */
export const audienceWords: Readonly<Record<Audience, string>> = {
  internal: 'INTERNAL',
  reporter: 'REPORTER + TEAM',
  distributors: 'DISTRIBUTORS',
  public: 'PUBLIC',
};

const icons = { internal: 'lock', reporter: 'talk', distributors: 'people', public: 'world' } as const;

/** Who reads this: word, shape, edge pattern and colour. `who` counts them, such as "23 organisations, 41 people". */
export function AudienceStripe({ audience, who }: { audience: Audience; who?: string | undefined }): JSX.Element {
  return (
    <p class={`stripe stripe-${audience}`}>
      <span class="stripe-word">
        <Icon name={icons[audience]} size={14} />
        <span class="sr">Read by: </span>
        {audienceWords[audience]}
      </span>
      {who ? <span class="stripe-who">{who}</span> : null}
    </p>
  );
}
