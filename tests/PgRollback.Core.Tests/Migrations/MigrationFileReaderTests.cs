using PgRollback.Migrations;

namespace PgRollback.Core.Tests.Migrations;

public sealed class MigrationFileReaderTests
{
    [Theory]
    [InlineData("-- Adds users\nA;", "Adds users")]
    [InlineData("-- Adds users\n-- and their roles.\n\n-- Not this\nA;", "Adds users and their roles.")]
    [InlineData("/*\n * Adds users\n * and roles\n */\nA;", "Adds users and roles")]
    [InlineData("-- Copyright 2025 Somebody\n-- All rights reserved.\n\n-- Adds users\nA;", "Adds users")]
    [InlineData("-- +goose Up\n-- Adds users\nA;", "Adds users")]
    [InlineData("-- pgrollback: nothing\n-- Adds users\nA;", "Adds users")]
    [InlineData("-- Migration: 20250131_x.sql\n-- Adds users\nA;", "Adds users")]
    [InlineData("-- ==========\n-- Adds users\n-- ==========\n-- not this\nA;", "Adds users")]
    [InlineData("-- CreateTable\nA;", null)]
    [InlineData("-- Your SQL goes here\nA;", null)]
    [InlineData("A; -- Adds users", null)]
    [InlineData("-- Only a comment", "Only a comment")]
    [InlineData("", null)]
    public void The_summary_is_what_the_file_begins_with(string text, string? summary) =>
        Assert.Equal(summary, MigrationFileReader.Read("20250131_x.sql", text).Summary);

    [Fact]
    public void A_long_summary_is_cut_at_a_word()
    {
        var summary = MigrationFileReader.Read("20250131_x.sql", "-- " + string.Join(' ', Enumerable.Repeat("word", 500))).Summary!;

        Assert.True(summary.Length <= 401);
        Assert.EndsWith("word…", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void The_checksum_is_that_of_the_normal_text()
    {
        // Of the bytes, by sha256sum.
        const string Expected = "82efb67f3010c6eb7ead02e4f6d9550633dbc1407f99aa487468e7b2567aebbc";
        var plain = MigrationChecksum.Of("SELECT 1;\nSELECT 2;\n");

        Assert.Equal(Expected, plain);
        Assert.Equal(plain, MigrationChecksum.Of("SELECT 1;\r\nSELECT 2;\r\n"));
        Assert.Equal(plain, MigrationChecksum.Of("\uFEFFSELECT 1;\nSELECT 2;\n"));
        Assert.NotEqual(plain, MigrationChecksum.Of("SELECT 1;\nSELECT 2;"));
        Assert.NotEqual(plain, MigrationChecksum.Of("SELECT 1;\n\nSELECT 2;\n"));
    }

    [Theory]
    [InlineData("SELECT 'a\r\nb';", 0, 7)]
    [InlineData("SELECT 1;\r\nSELECT $$a\r\nb$$;", 1, 7)]
    [InlineData("SELECT 1;\r\nSELECT E'a\rb';", 1, 7)]
    public void A_carriage_return_in_a_constant_is_reported_at_it(string text, int line, int column)
    {
        var diagnostic = Assert.Single(MigrationFileReader.Read("0001_x.sql", text).Diagnostics);

        Assert.Equal("PGR1006", diagnostic.Rule.Id);
        Assert.Equal(new LinePosition(line, column), diagnostic.Start);
    }

    [Theory]
    [InlineData("SELECT 'a';\r\nSELECT 'b';\r\n")]
    [InlineData("-- it's\r\nSELECT 1;\r\n")]
    [InlineData("SELECT 'a\nb';")]
    public void Carriage_returns_elsewhere_are_none_of_our_business(string text) =>
        Assert.Empty(MigrationFileReader.Read("0001_x.sql", text).Diagnostics);

    [Fact]
    public void Positions_are_those_of_the_file_behind_a_byte_order_mark()
    {
        var file = MigrationFileReader.Read("0001_x.sql", "\uFEFFSELECT 1;");

        Assert.Equal(1, Assert.Single(file.Up).Span.Start);
    }

    [Fact]
    public void Liquibase_files_need_no_version() =>
        Assert.Equal(FileRole.Migration, MigrationFileReader.Read("users.sql", "--liquibase formatted sql\n--changeset a:1\nA;").Role);
}
