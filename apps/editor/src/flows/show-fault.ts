import { notifications } from '@mantine/notifications'
import { problemText } from '../api.ts'
import { texts } from './texts.ts'

/** Says that a request failed and why, in the words of the server where it has some. */
export function showFault(error: unknown): void {
  notifications.show({
    title: texts.failed,
    message: problemText(error, error instanceof SyntaxError ? texts.notJson : texts.tryAgain),
    color: 'red',
  })
}
