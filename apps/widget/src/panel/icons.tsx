const shapes = {
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-6 16-2.5-6.5z',
  clip: 'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7L9.2 17.200a1.700 1.700 0 0 1-2.400-2.400L14.500 7',
  more: 'M12 5.500v.01M12 12v.01M12 18.500v.01',
  back: 'M15 5l-7 7 7 7',
  file: 'M14 3H7a1.500 1.500 0 0 0-1.500 1.500v15A1.500 1.500 0 0 0 7 21h10a1.500 1.500 0 0 0 1.500-1.500V7.500zM14 3v4.500h4.500',
};

export function Icon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width={name === 'more' ? 2.6 : 1.8} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
