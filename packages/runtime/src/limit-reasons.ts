/** Why an execution ended, or did not come to be, by its flow's limit. */
export const REPLACED = 'A newer one for the same took its place'
export const DROPPED = 'Another one for the same was under way when its turn came'
