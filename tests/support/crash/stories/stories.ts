import type { Story } from '../story.ts'
import { gapFill } from './gap-fill.ts'
import { recipes } from './recipes.ts'

export const stories = { 'gap-fill': gapFill, recipes } as const satisfies Record<string, Story>

export type StoryName = keyof typeof stories

export const storyNames = Object.keys(stories).filter(isStoryName)

export function isStoryName(name: string): name is StoryName {
  return Object.hasOwn(stories, name)
}
