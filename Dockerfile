# One file for all five images: docker build --build-arg PACKAGE=order -t shoal/order:0.1.0 .
# The result holds one compiled binary on top of libc: no shell, no package manager, no node_modules.

ARG BUN_VERSION=1.4.5

# What the lock file names, without scripts and without the databases that development brings along. It depends on the
# manifests alone, so an edited source leaves it as it is.
FROM --platform=$BUILDPLATFORM oven/bun:${BUN_VERSION} AS install
WORKDIR /shoal
COPY package.json bun.lock bunfig.toml ./
COPY patches patches
COPY packages/cart/package.json packages/cart/
COPY packages/client/package.json packages/client/
COPY packages/contract/package.json packages/contract/
COPY packages/devstack/package.json packages/devstack/
COPY packages/gateway/package.json packages/gateway/
COPY packages/mail/package.json packages/mail/
COPY packages/money/package.json packages/money/
COPY packages/order/package.json packages/order/
COPY packages/postgres/package.json packages/postgres/
COPY packages/process/package.json packages/process/
COPY packages/product/package.json packages/product/
COPY packages/redis/package.json packages/redis/
COPY packages/rpc/package.json packages/rpc/
COPY packages/testkit/package.json packages/testkit/
COPY packages/traces/package.json packages/traces/
COPY packages/user/package.json packages/user/
COPY tests/package.json tests/
COPY bench/package.json bench/
RUN bun install --frozen-lockfile --ignore-scripts --omit=optional

# Makes secrets and imports the demonstration catalogue; compose.yaml runs it once and nothing else does.
FROM install AS tools
COPY packages packages
ENTRYPOINT ["bun"]

FROM install AS build
ARG PACKAGE
# What the image is for, by `docker build --platform`; the compiler itself runs on the builder's own platform.
ARG TARGETARCH
COPY packages packages
# An unknown or empty name is refused, a platform that Bun does not compile for too.
RUN case "$TARGETARCH" in amd64) cpu=x64 ;; *) cpu="$TARGETARCH" ;; esac \
 && bun run build --outdir=/out --target="bun-linux-$cpu" "$PACKAGE"

FROM gcr.io/distroless/base-nossl-debian12:nonroot
ARG PACKAGE
ARG VERSION=dev
LABEL org.opencontainers.image.title="shoal/${PACKAGE}" \
      org.opencontainers.image.description="The ${PACKAGE} process of Shoal" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV SERVICE_VERSION=${VERSION}
COPY --from=build /out/${PACKAGE} /service
USER 65532:65532
ENTRYPOINT ["/service"]
CMD ["serve"]
