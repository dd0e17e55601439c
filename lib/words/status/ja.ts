export { de as ja } from './de'
