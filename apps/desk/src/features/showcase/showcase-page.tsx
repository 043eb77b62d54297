import { StillClock, ToasterProvider } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Colours, Type } from './foundations.tsx';
import { Charts } from './charts.tsx';
import { Controls } from './controls.tsx';
import { Patterns } from './patterns.tsx';

/** The moment the page stands at, so that every look shows the same. */
const STILL = new Date('2026-11-20T10:00:00Z');

function Everything() {
  return (
    <div className="flex flex-col gap-10 bg-surface p-8 text-text max-sm:p-4">
      <Colours />
      <Type />
      <Controls />
      <Patterns />
      <Charts />
    </div>
  );
}

/** The design system on one page, both themes side by side. Not translated: it is read by those who build screens. */
export function ShowcasePage() {
  const [both, setBoth] = useState(true);
  return (
    <StillClock at={STILL} locale="en-GB">
      <ToasterProvider>
        <div className="min-h-dvh overflow-y-auto bg-surface" style={{ height: '100dvh' }}>
          <header className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-8 py-4 max-sm:px-4">
            <div>
              <h1 className="text-20 font-semibold">Design system</h1>
              <p className="text-13 text-quiet">Tokens, then primitives, then patterns, then charts. One accent, used for the one thing to do next.</p>
            </div>
            <span className="flex items-center gap-4 text-14">
              <label className="flex items-center gap-2">
                <input type="checkbox" checked={both} onChange={(event) => setBoth(event.target.checked)} />
                Both themes
              </label>
              <Link to="/inbox">Back to the desk</Link>
            </span>
          </header>
          <div className={both ? 'grid xl:grid-cols-2' : ''}>
            <div data-theme="light">
              <Everything />
            </div>
            {both ? (
              <div data-theme="dark">
                <Everything />
              </div>
            ) : null}
          </div>
        </div>
      </ToasterProvider>
    </StillClock>
  );
}
