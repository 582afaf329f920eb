import type { JSX } from 'preact';

const strokes = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round' } as const;

const drawings = {
  ok: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  soon: (
    <>
      <circle cx="8" cy="8" r="6" {...strokes} />
      <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />
    </>
  ),
  late: <path d="M8 1.5 15 14.5H1z" fill="currentColor" stroke="currentColor" stroke-linejoin="round" />,
  paused: <path d="M4.5 2.5v11M11.5 2.5v11" {...strokes} stroke-width="3" />,
  met: <path d="m2.5 8.5 4 4 7-9" {...strokes} stroke-width="2.6" stroke-linejoin="round" />,
  running: (
    <>
      <circle cx="8" cy="8" r="6.2" {...strokes} stroke-width="1.8" />
      <path d="M8 8V1.8A6.2 6.2 0 0 1 14.2 8z" fill="currentColor" />
    </>
  ),
  gateOpen: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" {...strokes} />
      <rect x="5" y="5" width="6" height="6" rx="0.6" fill="currentColor" />
    </>
  ),
  gateShut: <rect x="1.5" y="1.5" width="13" height="13" rx="2" {...strokes} />,
  lock: (
    <>
      <rect x="2.5" y="7" width="11" height="7.5" rx="1.6" fill="currentColor" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" {...strokes} />
    </>
  ),
  people: (
    <>
      <circle cx="5.5" cy="5" r="2.6" fill="currentColor" />
      <path d="M.8 14c0-3 2-5 4.7-5s4.7 2 4.7 5z" fill="currentColor" />
      <path d="M10.3 2.8a2.6 2.6 0 0 1 0 4.5M11.8 9.6c2 .5 3.2 2.2 3.4 4.4" {...strokes} stroke-width="1.7" />
    </>
  ),
  letter: (
    <>
      <rect x="1.3" y="3" width="13.4" height="10" rx="1.4" {...strokes} stroke-width="1.7" />
      <path d="m2 4.5 6 4.5 6-4.5" {...strokes} stroke-width="1.7" />
    </>
  ),
  world: (
    <>
      <circle cx="8" cy="8" r="6.4" {...strokes} stroke-width="1.6" />
      <path d="M1.8 8h12.4M8 1.6c4 4 4 8.8 0 12.8M8 1.6c-4 4-4 8.8 0 12.8" {...strokes} stroke-width="1.4" />
    </>
  ),
  talk: (
    <path
      d="M2 3.8A1.5 1.5 0 0 1 3.5 2.3h9A1.5 1.5 0 0 1 14 3.8v5.5a1.5 1.5 0 0 1-1.5 1.5H7.5L4 14v-3.2h-.5A1.5 1.5 0 0 1 2 9.3z"
      fill="currentColor"
    />
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.6" {...strokes} stroke-width="1.7" />
      <path d="M8 7.3v4" {...strokes} />
      <circle cx="8" cy="4.7" r="1.15" fill="currentColor" />
    </>
  ),
  warn: (
    <>
      <path d="M8 1.8 15 14.2H1z" {...strokes} stroke-width="1.7" stroke-linejoin="round" />
      <path d="M8 6.3v3.4" {...strokes} stroke-width="1.8" />
      <circle cx="8" cy="12" r="1" fill="currentColor" />
    </>
  ),
  arrow: <path d="M2.5 8h10.5M9 3.8 13.2 8 9 12.2" {...strokes} stroke-linejoin="round" />,
  none: <path d="M3 8h10" {...strokes} />,
  cross: <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" {...strokes} stroke-width="2.4" />,
  file: (
    <path d="M3.5 1.5h6l3.5 3.5v9.5h-9.5zM9.3 1.7V5.2h3.5" {...strokes} stroke-width="1.6" stroke-linejoin="round" />
  ),
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof drawings;

/** A 16-unit drawing in the text's colour. Always beside a word that says the same, hence hidden from readers. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
