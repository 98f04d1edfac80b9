import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extendMachine, faultsOf, MachineFault, reachable } from './extend.ts'
import { type Machine, machine } from './machine.ts'
import { legalMoves, stateAfter } from './transition.ts'

const vacancy = machine({
  name: 'jobs.vacancy',
  initial: 'draft',
  states: ['draft', 'open', 'closed'],
  transitions: {
    publish: { from: ['draft', 'closed'], to: 'open', permission: 'jobs.vacancy.publish' },
    close: { from: ['open'], to: 'closed', permission: 'jobs.vacancy.close' },
  },
})

const anyMachine: fc.Arbitrary<Machine> = fc
  .array(fc.stringMatching(/^[a-f]$/), { minLength: 1, maxLength: 6 })
  .chain((letters) => {
    const states = [...new Set(letters)]
    const state = fc.constantFrom(...states)
    const step = fc.record({ from: fc.uniqueArray(state, { minLength: 1 }), to: state, permission: fc.constant('x.y.z') })
    const transitions = fc.dictionary(fc.stringMatching(/^[p-z]{1,3}$/), step, { maxKeys: 6 })
    return fc.record({
      name: fc.constant('a.b'),
      initial: state,
      states: fc.constant(states),
      transitions,
    }) as fc.Arbitrary<Machine>
  })

test('a move is possible exactly when it is among the legal moves of the state', () => {
  fc.assert(
    fc.property(anyMachine, (any) => {
      for (const state of any.states) {
        const legal = new Map(legalMoves(any, state).map(({ move, to }) => [move, to]))
        for (const move of [...Object.keys(any.transitions), 'never', 'toString']) {
          const next = stateAfter(any, state, move)
          expect('to' in next ? next.to : undefined).toBe(legal.get(move))
        }
      }
    }),
  )
})

test('an impossible move is refused with 409 and the moves that are possible', () => {
  const next = stateAfter(vacancy, 'closed', 'close')
  expect(next).toMatchObject({
    refusal: { status: 409, code: 'illegal_transition', details: { state: 'closed', legal: [{ move: 'publish', to: 'open' }] } },
  })
})

test('walking at random never leaves the reachable states', () => {
  fc.assert(
    fc.property(anyMachine, fc.infiniteStream(fc.nat()), (any, choices) => {
      let state = any.initial
      for (let i = 0; i < 20; i++) {
        const moves = legalMoves(any, state)
        if (moves.length === 0) break
        state = moves[(choices.next().value as number) % moves.length]?.to as string
        expect(reachable(any).has(state)).toBe(true)
      }
    }),
  )
})

test('a blueprint may add states and moves', () => {
  const extended = extendMachine(vacancy, {
    states: ['in-review'],
    transitions: {
      submit: { from: ['draft'], to: 'in-review', permission: 'jobs.vacancy.submit' },
      approve: { from: ['in-review'], to: 'open', permission: 'jobs.vacancy.approve' },
    },
  })
  expect(legalMoves(extended, 'draft').map(({ move }) => move)).toEqual(['publish', 'submit'])
  expect(faultsOf(extended)).toEqual([])
})

test('a blueprint’s machine that does not hold together names every fault', () => {
  const bad = () =>
    extendMachine(vacancy, {
      states: ['lost', 'open'],
      transitions: {
        close: { from: ['draft'], to: 'open', permission: 'x' },
        vanish: { from: ['nowhere'], to: 'void', permission: 'x' },
      },
    })
  expect(bad).toThrow(MachineFault)
  try {
    bad()
  } catch (error) {
    expect((error as MachineFault).faults).toEqual([
      'The move close exists already and cannot be changed.',
      'The state open is declared twice.',
      'The move vanish starts from the unknown state nowhere.',
      'The move vanish leads to the unknown state void.',
      'The state closed cannot be reached from draft.',
      'The state lost cannot be reached from draft.',
    ])
  }
})
