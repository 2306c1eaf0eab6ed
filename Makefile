.DEFAULT_GOAL := help
.PHONY: help run demo dev test check audit bench package clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 14

run: ## Install what is missing, build, and serve http://127.0.0.1:3000 (data in data/)
	@.ci/build
	@.ci/start serve

demo: ## The same on a filled throw-away database, with a sign-in for each role
	@.ci/build
	@.ci/start demo

dev: ## Build and serve again at each change
	@.ci/dev

test: ## Install what tests need and run all of them
	@.ci/test

check: ## Formatting, lints, documentation, and the walls between the crates
	@.ci/check

audit: ## Look dependencies up among known vulnerabilities (needs the network)
	@.ci/audit

package: ## Make a release: archive, Debian package, Containerfile
	@.ci/package

bench: ## Measure the speed
	@.ci/bench

clean: ## Remove all that was built (not data/)
	@rm -rf target app/node_modules app/public/fonts app/public/vendor end2end/node_modules
