import type { Question } from '../../src/question/question.js'
import { q1 } from './q1.js'

/** The questions that the ready-made mechanisms answer, in their order. */
export const questions: readonly Question[] = [q1]
