import { Group } from './specimen.tsx';

const grounds = ['surface', 'surface-raised', 'surface-sunken', 'surface-float', 'surface-hover', 'surface-pressed', 'surface-selected', 'paper'];
const inks = ['text', 'text-quiet', 'line', 'line-control', 'accent', 'positive', 'warning', 'danger', 'info'];
const meanings = ['accent', 'positive', 'warning', 'danger', 'info'];
const charts = [1, 2, 3, 4, 5];

function Swatch({ name }: { name: string }) {
  return (
    <div className="w-24">
      <div className="h-12 rounded-control border border-line" style={{ background: `var(--${name})` }} />
      <p className="mt-1 text-12 break-words text-quiet">{name}</p>
    </div>
  );
}

export function Colours() {
  return (
    <Group title="Colour" note="OKLCH, named by meaning. Text pairs hold 4.5 : 1, control edges 3 : 1, in both themes; a test measures them.">
      <div className="flex flex-wrap gap-3">
        {[...grounds, ...inks].map((name) => (
          <Swatch key={name} name={name} />
        ))}
      </div>
      <div className="flex flex-wrap gap-3">
        {meanings.map((name) => (
          <span key={name} className="rounded-control px-3 py-2 text-14 font-medium" style={{ background: `var(--${name}-soft)`, color: `var(--${name})` }}>
            {name}
          </span>
        ))}
        {charts.map((hue) => (
          <span key={hue} className="size-9 rounded-control" style={{ background: `var(--chart-${hue})` }} title={`chart-${hue}`} />
        ))}
      </div>
    </Group>
  );
}

const sizes = [
  { look: 'text-28 font-semibold', name: '28 / 34 figures' },
  { look: 'text-20 font-semibold', name: '20 / 28 page titles' },
  { look: 'text-16 font-semibold', name: '16 / 24 section titles' },
  { look: 'text-15', name: '15 / 24 message text' },
  { look: 'text-14', name: '14 / 20 body' },
  { look: 'text-13', name: '13 / 18 secondary' },
  { look: 'text-12', name: '12 / 16 labels' },
];

export function Type() {
  return (
    <Group title="Type" note="Inter variable, self-hosted; 400, 500 and 600 only; tabular figures in tables and clocks.">
      <div className="flex flex-col gap-2">
        {sizes.map((size) => (
          <p key={size.name} className={`flex flex-wrap items-baseline gap-x-4 ${size.look}`}>
            The parcel arrives on Friday by 18:00
            <span className="text-12 font-normal text-quiet">{size.name}</span>
          </p>
        ))}
      </div>
    </Group>
  );
}
