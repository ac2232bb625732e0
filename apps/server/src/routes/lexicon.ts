import { LexiconAnswer, ProblemDocument } from '@chairflow/api'
import { dropTerm, keepTerm, lexiconAlong } from '@chairflow/runtime'
import { LexiconTerm, withTerms } from '@chairflow/scheduling'
import { listLexiconTerms } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { refuse } from '../practice/refuse.ts'
import { HttpProblem } from '../problem.ts'
import { jsonBody } from '../validated.ts'

/** The words patients use: those that come along, and the practice's own in their place. */
export function lexiconRoutes({ runtime }: Chairflow): Hono {
  const { store, host } = runtime
  return new Hono()
    .get('/', answers(LexiconAnswer, 'Every term, the practice’s own marked.'), (c) =>
      c.json(store.read(lexiconView)),
    )
    .put(
      '/:name',
      answers(LexiconTerm, 'The term as it is understood from now on.'),
      answers(ProblemDocument, 'The category is not known, or the names differ.', 422),
      jsonBody(LexiconTerm),
      async (c) => {
        const term = checked(c.req.param('name'), c.req.valid('json'))
        const by = { at: host.ports.clock.now(), actor: c.get('actor') }
        await store.write((tx) => keepTerm(tx, term, by))
        return c.json(term)
      },
    )
    .delete('/:name', async (c) => {
      const by = { at: host.ports.clock.now(), actor: c.get('actor') }
      const wasThere = await store.write((tx) => dropTerm(tx, c.req.param('name'), by))
      if (!wasThere)
        throw new HttpProblem(404, 'This practice has no term of its own by that name.')
      return c.body(null, 204)
    })
}

function lexiconView(tx: Parameters<typeof listLexiconTerms>[0]): LexiconAnswer {
  const own = listLexiconTerms(tx).map(({ changedAt: _, changedBy: __, ...term }) => term)
  const names = new Set(own.map(({ name }) => name))
  const { categories, terms } = withTerms(lexiconAlong(), own)
  return {
    categories: Object.entries(categories).map(([id, { label }]) => ({ id, label })),
    items: terms
      .map((term) => ({ ...term, isOwn: names.has(term.name) }))
      .sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1)),
    nextCursor: null,
  }
}

function checked(name: string, term: LexiconTerm): LexiconTerm {
  if (name.toLowerCase() !== term.name.toLowerCase()) {
    return refuse('names-differ', 'name', 'The name in the address is another one.')
  }
  if (lexiconAlong().categories[term.category] === undefined) {
    return refuse('unknown-category', 'category', 'There is no such category.')
  }
  return term
}
