import type { Course } from './dynamic.js'
import { exactMotion } from './exact-motion.js'
import type { Motion } from './motion.js'
import { realMotion } from './real-motion.js'

/** What moves a course, in the arithmetic that it asks for. */
export const motionOf = (course: Course): Motion =>
  course.arithmetic === 'exact' ? exactMotion(course) : realMotion(course)
