import { type Cycle, cyclesOf, type Place } from '@btaas/portfolio';
import { rule, type RuleFinding } from '../../rule.js';
import { type Leaning, leaningsOf } from './graphs.js';

export default rule({
  id: 'BT003',
  level: 'error',
  title: 'Elements that lean on one another in a circle',
  regards: {
    service: ['requires'],
    unit: ['within'],
    team: ['within'],
    capability: ['within'],
    archetype: ['extends'],
    scenario: ['base'],
  },
  *checkAll({ portfolio }) {
    for (const leaning of leaningsOf(portfolio)) {
      for (const cycle of cyclesOf(leaning.nodes, leaning.next)) yield finding(cycle, leaning);
    }
  },
});

function finding({ path, alone }: Cycle, { verb, placeOf }: Leaning): RuleFinding {
  const [first = ''] = path;
  const edges = path.map((from, index) => ({ from, to: path[(index + 1) % path.length]! }));
  const places = edges.map(({ from, to }) => placeOf(from, to)!);
  const [at] = places as [Place, ...Place[]];
  const way = edges.map(({ to }) => `, which ${verb} ${to}`).join('');
  const message =
    path.length === 1 ? `${first} ${verb} itself` : `${first}${way.slice(', which'.length)}: a circle with no first`;
  return {
    message: `${message}; take one step out of it`,
    at,
    element: first,
    related: edges
      .map(({ from, to }, index) => ({ message: `${from} ${verb} ${to}`, at: places[index]! }))
      .slice(path.length === 1 ? 1 : 0),
    // Where other circles go through the same elements, one step less does not mend it.
    ...(alone && {
      fixes: [
        {
          title: `Take out that ${first} ${verb} ${path[1] ?? 'itself'}`,
          edits: [{ edit: 'removeValue' as const, at }],
        },
      ],
    }),
  };
}
