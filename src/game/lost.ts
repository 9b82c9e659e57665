import { decode } from '../formula/reading/number.js'
import { problem, type Problem } from '../problem/problem.js'
import type { Course } from './dynamic.js'
import { pointText } from './point-text.js'

/** What has no value, and where the variables stood. */
export const noNumber = (course: Course, what: string, point: Float64Array): Problem => {
  const moving = [...course.variables.map(({ name }) => name), course.time]
  const at = new Map([...decode(point, course.layout)].filter(([name]) => moving.includes(name)))
  return problem('not-a-number', `${what} is not a number at ${course.step} ${point[course.variables.length]!}`, {
    found: pointText(at),
    mend: 'keep the formula defined there, with max, min or if',
  })
}
