import type { JSX } from 'preact';

/** The front page's picture: high water held behind a tide gate, calm low water before it. Says nothing on its own. */
export function Harbour(): JSX.Element {
  return (
    <svg viewBox="0 0 560 330" aria-hidden="true" focusable="false">
      <circle class="moon-ring" cx="432" cy="84" r="66" />
      <circle class="moon-ring" cx="432" cy="84" r="52" />
      <circle class="moon" cx="432" cy="84" r="38" />
      <path class="gull" d="M318 70q9-9 15 0q6-9 15 0M352 98q7-7 11 0q5-7 11 0" />
      <path class="sea-far" d="M0 150q35-14 70 0t70 0 70 0 60 0V330H0z" />
      <path class="sea-mid" d="M0 176q30-13 60 0t60 0 60 0 60 0 30 0V330H0z" />
      <path class="sea-near" d="M0 212q35-14 70 0t70 0 70 0 60 0V330H0z" />
      <path class="sea-far" d="M290 262q34-9 68 0t68 0 68 0 66 0V330H290z" />
      <path class="sea-mid" d="M290 284q34-9 68 0t68 0 68 0 66 0V330H290z" />
      <path
        class="sea-ripple"
        d="M28 240q14-6 28 0M120 262q14-6 28 0M64 290q14-6 28 0M190 240q14-6 28 0M170 300q14-6 28 0"
      />
      <path class="sea-ripple" d="M360 306q14-5 28 0M470 300q14-5 28 0" />
      <rect class="leaf" x="262" y="112" width="36" height="218" />
      <path
        class="leaf-beam"
        d="M262 140h36M262 176h36M262 212h36M262 248h36M262 284h36M262 140l36 36M262 176l36 36M262 212l36 36M262 248l36 36M262 284l36 36"
      />
      <rect class="post" x="238" y="56" width="26" height="274" rx="3" />
      <rect class="post" x="296" y="56" width="26" height="274" rx="3" />
      <rect class="post-light" x="226" y="44" width="108" height="16" rx="4" />
      <rect class="post" x="272" y="22" width="16" height="24" rx="3" />
      <circle class="lamp" cx="280" cy="16" r="7" />
      <rect class="post-light" x="244" y="92" width="4" height="26" rx="2" />
      <rect class="post-light" x="312" y="92" width="4" height="26" rx="2" />
    </svg>
  );
}
