/** Two dots and the way between them. */
export function BrandMark() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--mantine-color-teal-7)" />
      <path
        d="M9 10h6v12h8"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="9" cy="10" r="3" fill="#fff" />
      <circle cx="23" cy="22" r="3" fill="#fff" />
    </svg>
  )
}
