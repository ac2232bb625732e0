/** The id of the task that asks a person how an effect ended; late proof closes it. */
export function outcomeTaskId({ id }: { readonly id: string }): string {
  return `${id}.outcome`
}
