export { CardSummary } from './CardSummary.tsx'
