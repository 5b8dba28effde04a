// Adds the same numbers worker by worker, turn by turn, and largest first; and as whole numbers,
// where no order matters.
package main

import (
	"fmt"
	"math"
	"math/big"
	"slices"
)

// mix turns a number into one that looks random: a step of SplitMix64.
func mix(number uint64) uint64 {
	number += 0x9e3779b97f4a7c15
	number = (number ^ number>>30) * 0xbf58476d1ce4e5b9
	number = (number ^ number>>27) * 0x94d049bb133111eb
	return number ^ number>>31
}

// units is an update as a whole number of 2^-53: it depends on nothing but its arguments.
func units(seed uint64, worker, sequence int) uint64 {
	ofWorker := mix(seed + mix(uint64(worker)))
	return mix(ofWorker+uint64(sequence)) >> 11
}

// update is the update number sequence of worker.
func update(seed uint64, worker, sequence int) float64 {
	return float64(units(seed, worker, sequence)) / (1 << 53)
}

func sum(numbers []float64) float64 {
	sum := 0.0
	for _, number := range numbers {
		sum += number
	}
	return sum
}

func main() {
	var byWorker, byTurn []float64
	whole := new(big.Int)
	for worker := range 10 {
		for sequence := 1; sequence <= 100; sequence++ {
			byWorker = append(byWorker, update(19, worker, sequence))
			whole.Add(whole, new(big.Int).SetUint64(units(19, worker, sequence)))
		}
	}
	for sequence := 1; sequence <= 100; sequence++ {
		for worker := range 10 {
			byTurn = append(byTurn, update(19, worker, sequence))
		}
	}
	fmt.Println("worker by worker", sum(byWorker))
	fmt.Println("turn by turn    ", sum(byTurn))
	slices.Sort(byTurn)
	slices.Reverse(byTurn)
	fmt.Println("largest first   ", sum(byTurn))
	rounded, _ := new(big.Float).SetInt(whole).Float64()
	fmt.Println("as whole numbers", math.Ldexp(rounded, -53))
}
